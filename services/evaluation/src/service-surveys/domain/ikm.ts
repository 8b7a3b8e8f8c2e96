import type { ServiceGrade } from '@korsa/contracts';
import { halfUp } from '../../figures/half-up.js';

/** IKM in hundredths: 9148 is 91.48. */
export type IkmHundredths = number;

/**
 * IKM from the sum of all scores (1 to 4) of the nine elements: sum / respondents / 9 × 25, in one exact division,
 * rounded half up to two decimals. A weight of 0.11 or a rounded mean would lower grades.
 * Source: PermenPANRB 14/2017, weight 1/9.
 */
export function ikmOf(totalScore: number, respondents: number): IkmHundredths {
  return halfUp(totalScore * 25, respondents * 9, 2);
}

/** The grade of an IKM that is already rounded: the published bands have gaps between unrounded values. */
export function gradeOf(ikm: IkmHundredths): ServiceGrade {
  if (ikm >= 8831) return 'A';
  if (ikm >= 7661) return 'B';
  return ikm >= 6500 ? 'C' : 'D';
}
