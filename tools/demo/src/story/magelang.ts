import { cityData } from '../data.js';
import type { Korsa } from '../korsa.js';
import { askWave, testLearning } from './ask-participants.js';
import { desksOf, idOf, personOf, sessionOf, type Cast } from './cast.js';
import { Chance } from './chance.js';
import { closeRetreat } from './close-retreat.js';
import { enrolCity } from './enrol-city.js';
import { assessImpact, commitActionPlans, recordSurveys, visitUnits } from './follow-up.js';
import { checkInEach, openGates, scansOf, uploadLate } from './keep-gates.js';
import { addMinutes } from './minutes.js';
import { expectThat } from './patience.js';
import { planRetreat, publishAgenda, releasedSessions } from './plan-retreat.js';
import { confirm, countByStatus, nominate, openIntake } from './take-nominations.js';
import { refusalOf } from './refusal.js';

const notEligible = ['lurah-cacaban', 'direktur-perumda-air-minum'];
const rotated = 'kepala-dishub';
const replacement = 'plt-kepala-dishub';
const declines = 'direktur-rsud-budi-rahayu';
const answersLast = 'direktur-rsud-tidar';
const onDuty = 'kepala-diskominsta';
const missesBlock = 'kepala-dlh';
const lateOnFirstDay = 'camat-utara';
const offlineDay = '2025-11-06';

/** Kota Magelang, 4–7 November 2025: run by the province at its own campus. */
export async function playMagelang(korsa: Korsa, tell: (line: string) => void): Promise<Cast> {
  const say = (line: string) => tell(`Magelang  ${line}`);
  const data = cityData('magelang');
  const chance = new Chance(3371);
  const desks = desksOf(korsa, data);
  const { time, city, operator } = desks;

  time.moveTo('2025-10-01T08:00:00+07:00');
  const people = await enrolCity(city, data);
  say(
    `${data.units.length} work units and ${people.size} people of Kota Magelang are in the directory`,
  );
  time.moveTo('2025-10-06T09:00:00+07:00');
  const planned = await planRetreat(operator, city, data);
  const { retreatId } = planned;
  const plannedJp = await publishAgenda(operator, data, planned);
  expectThat(plannedJp === 28, `the agenda plans ${plannedJp} JP instead of 28`);
  say(`announced for 4–7 November at the provincial campus with ${plannedJp} JP`);

  const cast: Cast = {
    ...desks,
    data,
    retreatId,
    people,
    registrations: new Map(),
    sessions: [],
    say,
  };
  cast.sessions = await releasedSessions(operator, data, retreatId);
  await recordSurveys(cast, 'before', { from: '2025-07-01', to: '2025-09-30' });
  const participants = await takePart(cast);
  await holdRetreat(cast, participants, chance);
  await followUp(cast, participants, chance);
  return cast;
}

/** 36 nominations: 33 eligible, two refused with reasons, one NIP nominated twice. Returns the 32 who take part. */
async function takePart(cast: Cast): Promise<string[]> {
  const { city, time, retreatId } = cast;
  await openIntake(cast, {
    opensAt: '2025-10-06T09:00:00+07:00',
    closesAt: '2025-11-03T17:00:00+07:00',
    rule: { alternatives: [{ categories: ['PNS'], eselons: ['II.a', 'II.b', 'III.a', 'III.b'] }] },
  });
  const eligible = cast.data.people
    .map(({ key }) => key)
    .filter((key) => key !== replacement && !notEligible.includes(key));
  await nominate(cast, [...eligible, ...notEligible], 8);
  const again = { retreatId, personId: idOf(cast.people, eligible[0] ?? '') };
  const code = await refusalOf(city.registration.nominateParticipant({ body: again }));
  expectThat(
    code === 'already-nominated',
    `the second nomination of one NIP was answered by ${code}`,
  );

  time.moveTo('2025-10-13T09:00:00+07:00');
  const prompt = eligible.filter((key) => key !== answersLast);
  const waiting = [...(await confirm(cast, prompt)), ...(await confirm(cast, [answersLast]))];
  expectThat(waiting.join() === answersLast, `${waiting.join()} wait instead of ${answersLast}`);
  await city.registration.declineParticipation({
    params: { registrationId: idOf(cast.registrations, declines) },
    body: { reason: 'duty' },
  });
  cast.say(`36 nominations, 2 refused, 1 twice; one declines and the wait-list moves up`);

  time.moveTo('2025-10-27T14:00:00+07:00');
  await replaceRotated(cast);
  cast.say(`rotated eight days before and replaced: ${JSON.stringify(await countByStatus(cast))}`);
  return [...eligible.filter((key) => key !== declines && key !== rotated), replacement];
}

/** One head is rotated to another post; the acting head takes the seat. */
async function replaceRotated(cast: Cast): Promise<void> {
  const { registration } = cast.city;
  const { positionKind, eselon } = personOf(cast, rotated);
  await registration.changePosition({
    params: { personId: idOf(cast.people, rotated) },
    body: {
      position: { title: 'Staf Ahli', kind: positionKind, officeKind: 'expert-staff', eselon },
      unitCode: `${cast.data.retreat.cityCode}.setda`,
      reason: 'rotation',
      effectiveOn: '2025-10-27',
    },
  });
  const { substitute } = await registration.substituteParticipant({
    params: { registrationId: idOf(cast.registrations, rotated) },
    body: { personId: idOf(cast.people, replacement), reason: 'rotated' },
  });
  cast.registrations.set(replacement, substitute.registrationId);
}

/** Two gates; the second is offline for a day and uploads late, out of order and with duplicates. */
async function holdRetreat(
  cast: Cast,
  participants: readonly string[],
  chance: Chance,
): Promise<void> {
  const { time, operator } = cast;
  const [first = '', second = ''] = await openGates(cast, ['Lobi', 'Aula'], participants);
  time.moveTo('2025-11-04T12:00:00+07:00');
  await operator.scheduling.openRetreat({ params: { retreatId: cast.retreatId } });
  const kept: ReturnType<typeof scansOf> = [];
  for (const session of cast.sessions) {
    time.moveTo(addMinutes(session.startsAt, 20));
    const present = participants.filter((key) => attends(key, session.title));
    const scans = scansOf(cast, session, present, chance);
    await checkInEach(
      cast,
      first,
      scans.filter((_, at) => at % 2 === 0),
    );
    const others = scans.filter((_, at) => at % 2 === 1);
    if (session.day === offlineDay) kept.push(...others);
    else await uploadLate(cast, second, others, chance);
  }
  const late = await uploadLate(cast, second, kept, chance);
  cast.say(
    `the offline gate uploads ${late.accepted} scans late, ${late.duplicate} of them a second time`,
  );
  await operator.attendance.excuseAbsence({
    params: { registrationId: idOf(cast.registrations, onDuty) },
    body: { sessionIds: [sessionOf(cast, 'Baris-berbaris').sessionId], reason: 'duty' },
  });
  time.moveTo('2025-11-07T14:30:00+07:00');
  const certificates = await closeRetreat(cast, participants.length);
  cast.say(
    `closed on 7 November; certificates: ${certificates.completed} completed, ${certificates.attended} attended`,
  );
}

function attends(key: string, title: string): boolean {
  if (key === onDuty) return !title.startsWith('Baris-berbaris');
  if (key === missesBlock) return !title.startsWith('Simulasi kebijakan II');
  if (key === lateOnFirstDay)
    return !title.startsWith('Registrasi') && !title.startsWith('Pengarahan');
  return true;
}

async function followUp(
  cast: Cast,
  participants: readonly string[],
  chance: Chance,
): Promise<void> {
  const { time } = cast;
  await testLearning(cast, participants, chance);
  await askWave(cast, 'reaction-d0', participants, chance);
  time.moveTo('2025-11-10T09:00:00+07:00');
  const plans = await commitActionPlans(cast, participants, '2026-06-30', chance);
  time.moveTo('2026-01-19T09:00:00+07:00');
  await visitUnits(cast, plans, '2026-01-19', chance);
  time.moveTo('2026-02-06T09:00:00+07:00');
  await askWave(cast, 'behaviour-d90', participants, chance, 'sekda');
  time.moveTo('2026-03-05T09:00:00+07:00');
  await recordSurveys(cast, 'after', { from: '2025-12-01', to: '2026-02-28' });
  await assessImpact(cast, participants.length);
  cast.say('tests, surveys, action plans, visits, the +90-day wave and the impact are in');
}
