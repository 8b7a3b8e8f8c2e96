import { cityData, Korsa, StoryTime, type Desk, type ServiceName, type Stack } from '@korsa/demo';

const { retreat, units } = cityData('magelang');
const cityCode = retreat.cityCode;

/** Something each service can do with its own data only, whoever else is there. */
const works: Readonly<Record<ServiceName, (desk: Desk) => Promise<unknown>>> = {
  scheduling: ({ scheduling }) =>
    scheduling.registerVenue({
      body: {
        name: 'Gedung milik kota',
        hostCode: cityCode,
        cityCode,
        areaCode: cityCode,
        timeZone: retreat.timeZone,
        rooms: retreat.rooms,
      },
    }),
  registration: ({ registration }) => {
    const [{ code, name, kind }] = units as [(typeof units)[number]];
    return registration.registerWorkUnit({
      body: { unitCode: `${code}-tamu`, name, kind, validFrom: '2020-01-01' },
    });
  },
  attendance: ({ attendance }) =>
    attendance
      .verifyCertificate({ query: { number: '800.2.4/00001/33/33.71/XI/2025' } })
      .catch(expectNotFound),
  evaluation: ({ evaluation }) => evaluation.listInstruments({ query: {} }),
};

/** Lets the services do their own work. Rejects when one cannot. */
export async function doOwnWork(stack: Stack, names: readonly ServiceName[]): Promise<void> {
  const desk = new Korsa(stack.urls, new StoryTime()).deskOf('agency', cityCode);
  for (const name of names) await works[name](desk);
}

/** An honest "there is none" is an answer. */
function expectNotFound(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('404')) throw error;
}
