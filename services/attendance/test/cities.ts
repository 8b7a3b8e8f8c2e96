import { nameId } from '@korsa/store';
import type { ToldRetreat } from './neighbours.js';
import { magelangSessions, malangSessions } from './programmes.js';

export const magelang: ToldRetreat = {
  retreatId: nameId('retreat', 'magelang'),
  cityCode: '33.71',
  operatorCode: '33',
  period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
  sessions: magelangSessions,
};

export const malang: ToldRetreat = {
  retreatId: nameId('retreat', 'malang'),
  cityCode: '35.73',
  operatorCode: '35.73',
  period: { firstDay: '2025-05-15', lastDay: '2025-05-17' },
  sessions: malangSessions,
};
