import { decisionsApi } from './decisions.api.js';
import { gatesApi } from './gates.api.js';
import { presenceApi } from './presence.api.js';
import { recordsApi } from './records.api.js';

/** The public API of the attendance service. */
export const attendanceApi = { ...gatesApi, ...presenceApi, ...decisionsApi, ...recordsApi };
