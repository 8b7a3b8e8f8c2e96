import type { Page, PageRequest } from '../../paging.js';
import type { Gate } from '../domain/gate.js';

/** Gates, sorted by id. */
export abstract class GateQueries {
  abstract page(retreatId: string, request: PageRequest): Promise<Page<Gate>>;
}
