import { agendaApi } from './agenda.api.js';
import { retreatsApi } from './retreats.api.js';
import { speakersApi } from './speakers.api.js';
import { venuesApi } from './venues.api.js';

export const schedulingApi = { ...venuesApi, ...retreatsApi, ...agendaApi, ...speakersApi };
