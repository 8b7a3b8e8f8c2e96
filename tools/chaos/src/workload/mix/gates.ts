import type { Chance } from '@korsa/demo';
import { command, type Command } from '../commands/command.js';
import { minutesAfter } from '../moments.js';
import type { City, Session } from '../world.js';
import { pick, uuid, weighted } from './pick.js';

type Make = (city: City, chance: Chance) => Command<never>;

/** Passes are seen at the gates, one by one and as uploads of a device that was offline; records are put right. */
export function gateCommand(city: City, chance: Chance): Command<never> {
  return weighted(chance, makes)(city, chance);
}

const checkIn: Make = ({ code: area, open }, chance) => {
  const body = passAt(open, chance, 'startsAt', 8);
  return command('attendance', 'checkIn', { ...aboutPass(area, body), request: { body } });
};

const checkOut: Make = ({ code: area, open }, chance) => {
  const body = passAt(open, chance, 'endsAt', 3);
  return command('attendance', 'checkOut', { ...aboutPass(area, body), request: { body } });
};

/** Out of order, and some scans twice, as a device sends that never got its answer. */
const upload: Make = (city, chance) => {
  const { code: area, open } = city;
  const gateId = pick(chance, open.gates);
  const seen = Array.from({ length: chance.between(4, 12) }, () => scanOf(city, chance));
  const scans = chance.shuffle([...seen, ...seen.filter((_, n) => n % 3 === 0)]);
  const places = new Map(scans.map((scan) => [scan.scanId, scan]));
  return command('attendance', 'uploadScans', {
    area,
    about: gateId,
    request: { params: { gateId }, body: { scans } },
    keep: ({ outcomes }) => ({
      accepted: outcomes
        .filter(({ outcome }) => outcome === 'accepted')
        .map(({ scanId }) => places.get(scanId)!)
        .map(({ registrationId, sessionId }) => ({ registrationId, sessionId })),
    }),
  });
};

const excuse: Make = ({ code: area, open }, chance) => {
  const registrationId = pick(chance, open.registrations);
  const { sessionId } = pick(chance, open.sessions);
  const reason = pick(chance, ['illness', 'permission'] as const);
  return command('attendance', 'excuseAbsence', {
    area,
    about: registrationId,
    request: {
      params: { registrationId },
      body: { sessionIds: [sessionId], reason },
    },
    keep: () => ({ sessionId, reason }),
  });
};

const correct: Make = ({ code: area, open }, chance) => {
  const registrationId = pick(chance, open.registrations);
  return correction(area, registrationId, pick(chance, open.sessions), chance);
};

/** After the decision a correction goes far: decision, ledger of credits, certificate. */
const correctAfterwards: Make = ({ code: area, closed }, chance) => {
  const registrationId = pick(chance, closed.registrations);
  return correction(area, registrationId, pick(chance, closed.sessions), chance);
};

function correction(
  area: string,
  registrationId: string,
  { sessionId }: Session,
  chance: Chance,
): Command<never> {
  return command('attendance', 'correctPresence', {
    area,
    about: registrationId,
    request: {
      params: { registrationId },
      body: { sessionId, to: pick(chance, ['present', 'absent'] as const), reason: 'wrong-person' },
    },
    keep: () => ({ sessionId }),
  });
}

/** Somebody at a gate, from five minutes before the start or the end of a session to `latest` minutes after it. */
function passAt(open: City['open'], chance: Chance, moment: 'startsAt' | 'endsAt', latest: number) {
  const { sessionId, [moment]: at } = pick(chance, open.sessions);
  const registrationId = pick(chance, open.registrations);
  const gateId = pick(chance, open.gates);
  const scannedAt = minutesAfter(at, chance.between(-5, latest));
  return { gateId, registrationId, sessionId, scannedAt };
}

function aboutPass(area: string, { registrationId, sessionId }: ReturnType<typeof passAt>) {
  return {
    area,
    about: registrationId,
    keep: ({ outcome }: { readonly outcome: string }) => ({ outcome, sessionId }),
  };
}

function scanOf({ open }: City, chance: Chance) {
  const { sessionId, startsAt, endsAt } = pick(chance, open.sessions);
  const direction = chance.next() < 0.7 ? ('in' as const) : ('out' as const);
  const [from, minutes] =
    direction === 'in' ? [startsAt, chance.between(-5, 8)] : [endsAt, chance.between(-5, 3)];
  return {
    scanId: uuid(chance),
    registrationId: pick(chance, open.registrations),
    sessionId,
    direction,
    scannedAt: minutesAfter(from, minutes),
  };
}

const makes: readonly (readonly [number, Make])[] = [
  [45, checkIn],
  [12, checkOut],
  [15, upload],
  [6, excuse],
  [14, correct],
  [8, correctAfterwards],
];
