import type { IncomingHttpHeaders } from 'node:http';
import { isAreaCode, type Problem } from '@korsa/domain';
import { CallerUnknown } from '../http/http-problem.js';
import { Identity, type Caller } from './identity.js';

const areaRule = 'must be an area code such as 33.71 or 33';
const actorRule = 'must be an opaque id of 1 to 100 letters, digits, dots, colons, dashes';
const opaqueId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
/** NIP has 18 digits, NIK 16: neither may travel as an actor. */
const personalNumber = /\d{16}/;

/**
 * Believes the headers `Korsa-Area` and `Korsa-Actor`: for development and tests, until tokens come.
 * Never used in production (the configuration refuses to start).
 */
export class HeaderIdentity extends Identity {
  override identify(headers: IncomingHttpHeaders): Caller {
    const area = headers['korsa-area'];
    const actor = headers['korsa-actor'];
    const problems: Problem[] = [];
    if (area === undefined) problems.push({ field: 'Korsa-Area', rule: 'is required' });
    else if (typeof area !== 'string' || area.length > 5 || !isAreaCode(area))
      problems.push({ field: 'Korsa-Area', rule: areaRule });
    if (actor === undefined) problems.push({ field: 'Korsa-Actor', rule: 'is required' });
    else if (typeof actor !== 'string' || !opaqueId.test(actor))
      problems.push({ field: 'Korsa-Actor', rule: actorRule });
    else if (personalNumber.test(actor))
      problems.push({ field: 'Korsa-Actor', rule: 'must not be the number of a person' });
    if (problems.length > 0) throw new CallerUnknown(problems);
    return { actor: actor as string, area: area as string };
  }
}
