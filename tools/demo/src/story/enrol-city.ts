import type { CityData, PersonRow } from '../data.js';
import type { Desk } from '../korsa.js';
import { idOf } from './cast.js';
import { expectThat } from './patience.js';

const headOffices: readonly PersonRow['officeKind'][] = [
  'regional-secretary',
  'council-secretary',
  'inspector',
  'agency-head',
  'hospital-director',
  'division-head',
  'subdistrict-head',
  'urban-ward-head',
  'bumd-director',
];

/** Registers the work units of a city, enrols its people and names the heads. Returns person ids by short name. */
export async function enrolCity(
  { registration }: Desk,
  data: CityData,
): Promise<Map<string, string>> {
  const units = await registration.importWorkUnits({
    body: {
      rows: data.units.map(({ code, kind, name, parent }) => ({
        unitCode: code,
        kind,
        name,
        parentCode: parent,
        validFrom: '2020-01-01',
      })),
    },
  });
  expectThat(
    units.refused === 0,
    `work units were refused: ${JSON.stringify(units.rows.filter(refused))}`,
  );
  const persons = await registration.importPersons({ body: { rows: data.people.map(enrolment) } });
  expectThat(
    persons.refused === 0,
    `persons were refused: ${JSON.stringify(persons.rows.filter(refused))}`,
  );
  const ids = new Map(data.people.map(({ key }, row) => [key, persons.rows[row]?.personId ?? '']));
  const heads = data.people.filter(
    ({ officeKind, acting }) => headOffices.includes(officeKind) && !acting,
  );
  const appointed = await registration.appointHeads({
    body: {
      heads: heads.map(({ key, unit }) => ({ unitCode: unit, headPersonId: idOf(ids, key) })),
    },
  });
  expectThat(
    appointed.refused === 0,
    `heads were refused: ${JSON.stringify(appointed.rows.filter(refused))}`,
  );
  return ids;
}

const refused = ({ outcome }: { outcome: string }) => outcome === 'refused';

function enrolment(person: PersonRow) {
  return {
    name: { full: person.fullName, titleAfter: person.titleAfter },
    category: person.category,
    nip: person.nip ?? null,
    institution: person.institution ?? null,
    sex: person.sex,
    position: {
      title: person.officeKind,
      kind: person.positionKind,
      officeKind: person.officeKind,
      eselon: person.eselon,
      acting: person.acting ?? false,
    },
    unitCode: person.unit,
  };
}
