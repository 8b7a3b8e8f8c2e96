import { randomUUID } from 'node:crypto';
import { benchId } from './ids.js';

/** A day at many gates: everybody comes to every session, each time past another gate. */
export interface UploadScene {
  /** The first participant; each window has its own. */
  readonly from: number;
  /** RFC 3339: when all of it was seen. */
  readonly scannedAt: string;
}

export const devices = 40;
export const participants = 2_000;
export const sessions = 10;

/** The scans of one device: 500, of about 500 participants, 50 at each session. */
export function scansOf({ from, scannedAt }: UploadScene, device: number) {
  const all = Array.from({ length: participants * sessions }, (_, index) => ({
    participant: index % participants,
    session: Math.floor(index / participants),
  }));
  return all
    .filter(({ participant, session }) => (participant + session * 7) % devices === device)
    .map(({ participant, session }) => ({
      scanId: randomUUID(),
      registrationId: benchId.registration(from + participant),
      sessionId: benchId.session(session),
      direction: 'in' as const,
      method: 'qr' as const,
      scannedAt,
    }));
}
