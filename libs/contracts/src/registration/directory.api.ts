import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { CalendarDay, PersonId, UnitCode } from '../core/primitives.js';
import {
  enrolPersonBody,
  personView,
  Position,
  workUnitBody,
  workUnitView,
} from './directory.dto.js';
import { rowOutcome, rowsOf } from './import.dto.js';
import { ErasureReason, PersonCategory, PositionChangeReason, UnitKind } from './vocabulary.js';

const personParams = z.strictObject({ personId: PersonId });
const unitParams = z.strictObject({ unitCode: UnitCode });
const nipQuery = z.strictObject({
  nip: z.enum(['masked', 'full']).default('masked').describe('full shows all 18 digits'),
});

const personApi = {
  enrolPerson: defineEndpoint({
    summary: 'Enrol a person with a NIP, or with an institution',
    method: 'POST',
    path: '/v1/persons',
    idempotency: 'by-nature',
    status: 201,
    body: enrolPersonBody,
    response: personView,
  }),
  importPersons: defineEndpoint({
    summary: 'Enrol up to 500 persons, each row on its own',
    method: 'POST',
    path: '/v1/persons/import',
    idempotency: 'required-key',
    body: z.strictObject({ rows: rowsOf(500, 'enrolPerson') }),
    response: z.object({
      enrolled: z.number().int(),
      refused: z.number().int(),
      rows: z.array(
        rowOutcome(['enrolled', 'already-enrolled', 'refused'], {
          personId: PersonId.nullable().describe('Of the person enrolled now or before'),
        }),
      ),
    }),
  }),
  lookUpPersons: defineEndpoint({
    summary: 'Names and numbers of up to 200 persons by id; unknown ids are left out',
    method: 'POST',
    path: '/v1/persons/lookup',
    idempotency: 'by-nature',
    query: nipQuery,
    body: z.strictObject({ personIds: z.array(PersonId).min(1).max(200) }),
    response: z.object({ items: z.array(personView) }),
  }),
  listPersons: defineEndpoint({
    summary: 'Persons of the area, without erased ones',
    method: 'GET',
    path: '/v1/persons',
    query: pageQuery.extend({
      unitCode: UnitCode.optional(),
      category: PersonCategory.optional(),
    }),
    response: pageOf(personView),
  }),
  getPerson: defineEndpoint({
    summary: 'One person',
    method: 'GET',
    path: '/v1/persons/:personId',
    params: personParams,
    query: nipQuery,
    response: personView,
  }),
  changePosition: defineEndpoint({
    summary: 'Move a person to another position or unit (mutasi)',
    method: 'POST',
    path: '/v1/persons/:personId/position',
    idempotency: 'by-nature',
    params: personParams,
    body: z.strictObject({
      position: Position,
      unitCode: UnitCode,
      reason: PositionChangeReason,
      effectiveOn: CalendarDay,
    }),
    response: personView,
  }),
  erasePerson: defineEndpoint({
    summary: 'Erase the personal data of a person; the id stays as a pseudonym',
    method: 'POST',
    path: '/v1/persons/:personId/erase',
    params: personParams,
    body: z.strictObject({ reason: ErasureReason }),
    response: personView,
  }),
};

const workUnitApi = {
  registerWorkUnit: defineEndpoint({
    summary: 'Register a work unit',
    method: 'POST',
    path: '/v1/work-units',
    status: 201,
    body: workUnitBody,
    response: workUnitView,
  }),
  importWorkUnits: defineEndpoint({
    summary: 'Register up to 500 work units, each row on its own; parents come before their units',
    method: 'POST',
    path: '/v1/work-units/import',
    idempotency: 'required-key',
    body: z.strictObject({ rows: rowsOf(500, 'registerWorkUnit') }),
    response: z.object({
      registered: z.number().int(),
      refused: z.number().int(),
      rows: z.array(
        rowOutcome(['registered', 'already-registered', 'refused'], {
          unitCode: UnitCode.nullable(),
        }),
      ),
    }),
  }),
  appointHeads: defineEndpoint({
    summary: 'Name the heads of up to 500 work units, each row on its own',
    method: 'POST',
    path: '/v1/work-units/heads',
    body: z.strictObject({
      heads: z
        .array(z.strictObject({ unitCode: UnitCode, headPersonId: PersonId.nullable() }))
        .min(1)
        .max(500),
    }),
    response: z.object({
      appointed: z.number().int(),
      refused: z.number().int(),
      rows: z.array(rowOutcome(['appointed', 'refused'], { unitCode: UnitCode })),
    }),
  }),
  listWorkUnits: defineEndpoint({
    summary: 'Work units of the area',
    method: 'GET',
    path: '/v1/work-units',
    query: pageQuery.extend({
      kind: UnitKind.optional(),
      parentCode: UnitCode.optional(),
      validOn: CalendarDay.optional().describe('Only units that exist on this day'),
    }),
    response: pageOf(workUnitView),
  }),
  getWorkUnit: defineEndpoint({
    summary: 'One work unit',
    method: 'GET',
    path: '/v1/work-units/:unitCode',
    params: unitParams,
    response: workUnitView,
  }),
  changeWorkUnit: defineEndpoint({
    summary: 'Change name, kind, parent or head of a work unit',
    method: 'PATCH',
    path: '/v1/work-units/:unitCode',
    params: unitParams,
    body: z
      .strictObject({
        name: workUnitBody.shape.name.optional(),
        kind: UnitKind.optional(),
        parentCode: UnitCode.nullable().optional(),
        headPersonId: PersonId.nullable().optional(),
      })
      .refine((body) => Object.keys(body).length > 0, { error: 'names at least one change' }),
    response: workUnitView,
  }),
  closeWorkUnit: defineEndpoint({
    summary: 'Close a work unit after its last day',
    method: 'POST',
    path: '/v1/work-units/:unitCode/close',
    params: unitParams,
    body: z.strictObject({
      validTo: CalendarDay,
      successorCode: UnitCode.nullable().default(null),
    }),
    response: workUnitView,
  }),
};

export const directoryApi = { ...personApi, ...workUnitApi };
