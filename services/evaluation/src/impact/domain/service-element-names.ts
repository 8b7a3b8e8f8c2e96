import type { ServiceElement } from '@korsa/contracts';

/** The nine elements in the order of PermenPANRB 14/2017; the compiler refuses a missing one. */
const order: Record<ServiceElement, number> = {
  requirements: 1,
  procedure: 2,
  time: 3,
  cost: 4,
  product: 5,
  competence: 6,
  behaviour: 7,
  complaints: 8,
  facilities: 9,
};

export const serviceElementNames = Object.keys(order) as ServiceElement[];
