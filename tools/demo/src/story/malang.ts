import { cityData } from '../data.js';
import type { Korsa } from '../korsa.js';
import { askWave, testLearning } from './ask-participants.js';
import { desksOf, idOf, type Cast } from './cast.js';
import { Chance } from './chance.js';
import { closeRetreat } from './close-retreat.js';
import { enrolCity } from './enrol-city.js';
import { assessImpact, commitActionPlans, recordSurveys, visitUnits } from './follow-up.js';
import { checkInEach, openGates, scansOf, uploadLate } from './keep-gates.js';
import { lateAt, missedBy } from './malang-absences.js';
import { addMinutes } from './minutes.js';
import { expectThat, heard } from './patience.js';
import { planRetreat, publishAgenda, releasedSessions } from './plan-retreat.js';
import { confirm, countByStatus, nominate, openIntake } from './take-nominations.js';

const openSpeaker = 'ketiga';

/** Kota Malang, 15–17 May 2025: run by the city itself at an army polytechnic, announced for other days first. */
export async function playMalang(korsa: Korsa, tell: (line: string) => void): Promise<Cast> {
  const say = (line: string) => tell(`Malang    ${line}`);
  const data = cityData('malang');
  const chance = new Chance(3573);
  const desks = desksOf(korsa, data);
  const { time, city, operator } = desks;
  const everybody = data.people.map(({ key }) => key);

  time.moveTo('2025-05-02T08:00:00+07:00');
  const people = await enrolCity(city, data);
  say(
    `${data.units.length} work units and ${people.size} people of Kota Malang are in the directory`,
  );

  time.moveTo('2025-05-05T10:00:00+07:00');
  const planned = await planRetreat(operator, city, data);
  const { retreatId } = planned;
  const plannedJp = await publishAgenda(operator, data, planned);
  say(`announced for 16–18 May with ${plannedJp} JP; two of three speakers confirmed`);
  const cast: Cast = {
    ...desks,
    data,
    retreatId,
    people,
    registrations: new Map(),
    sessions: [],
    say,
  };
  await recordSurveys(cast, 'before', { from: '2024-12-01', to: '2025-02-28' });
  await takePart(cast, everybody);

  time.moveTo('2025-05-09T09:00:00+07:00');
  await moveDays(cast, everybody);
  const speakerId = idOf(planned.speakers, openSpeaker);
  const third = data.retreat.speakers.find(({ key }) => key === openSpeaker)!;
  const { office, institution } = third;
  await city.scheduling.inviteSpeaker({
    params: { retreatId },
    body: { speakerId, office, institution },
  });
  time.moveTo('2025-05-14T16:00:00+07:00');
  await city.scheduling.confirmSpeaker({ params: { retreatId, speakerId } });
  say('the third speaker is found the day before');

  cast.sessions = await releasedSessions(operator, data, retreatId);
  await holdRetreat(cast, everybody, chance);
  await followUp(cast, everybody, chance);
  return cast;
}

async function takePart(cast: Cast, everybody: readonly string[]): Promise<void> {
  await openIntake(cast, {
    opensAt: '2025-05-05T10:00:00+07:00',
    closesAt: '2025-05-14T17:00:00+07:00',
    rule: {
      alternatives: [
        { categories: ['PNS'], eselons: ['II.a', 'II.b', 'III.a'] },
        { categories: ['PNS'], eselons: ['IV.a'], officeKinds: ['urban-ward-head'] },
        { categories: ['BUMD'], officeKinds: ['bumd-director'] },
      ],
    },
  });
  await nominate(cast, everybody, 10);
  await confirm(cast, everybody);
  cast.say(`nominated and confirmed: ${JSON.stringify(await countByStatus(cast))}`);
}

/** The days move: everybody is asked again and says yes again. */
async function moveDays(cast: Cast, everybody: readonly string[]): Promise<void> {
  const params = { retreatId: cast.retreatId };
  await cast.city.scheduling.rescheduleRetreat({
    params,
    body: { period: cast.data.retreat.movedTo!, reason: 'calendar of the polytechnic' },
  });
  await heard('registration to ask everybody again', async () => {
    const { reconfirming } = await countByStatus(cast);
    expectThat(reconfirming === everybody.length, `${reconfirming ?? 0} were asked again`);
  });
  await confirm(cast, everybody);
  cast.say(`moved to 15–17 May; ${(await countByStatus(cast))['confirmed']} reconfirmed`);
}

async function holdRetreat(
  cast: Cast,
  everybody: readonly string[],
  chance: Chance,
): Promise<void> {
  const { time, operator } = cast;
  const [first = '', second = ''] = await openGates(cast, ['Gerbang utama', 'Aula'], everybody);
  time.moveTo('2025-05-15T12:00:00+07:00');
  await operator.scheduling.openRetreat({ params: { retreatId: cast.retreatId } });
  for (const session of cast.sessions) {
    time.moveTo(addMinutes(session.startsAt, 20));
    const present = everybody.filter((key) => missedBy(key, [session]).length === 0);
    const scans = scansOf(cast, session, present, chance, lateAt(session));
    await checkInEach(
      cast,
      first,
      scans.filter((_, at) => at % 2 === 0),
    );
    await uploadLate(
      cast,
      second,
      scans.filter((_, at) => at % 2 === 1),
      chance,
    );
  }
  await excuse(cast, 'camat-sukun', 'dispensation');
  await excuse(cast, 'kepala-bapenda', 'illness');
  await excuse(cast, 'kepala-bkad', 'duty');
  time.moveTo('2025-05-17T14:30:00+07:00');
  const certificates = await closeRetreat(cast, everybody.length);
  cast.say(
    `closed on 17 May; certificates: ${certificates.completed} completed, ${certificates.attended} attended`,
  );
}

/** Excuses somebody from everything that they missed. */
async function excuse(
  cast: Cast,
  key: string,
  reason: 'illness' | 'duty' | 'dispensation',
): Promise<void> {
  await cast.operator.attendance.excuseAbsence({
    params: { registrationId: idOf(cast.registrations, key) },
    body: { sessionIds: missedBy(key, cast.sessions).map(({ sessionId }) => sessionId), reason },
  });
}

async function followUp(cast: Cast, everybody: readonly string[], chance: Chance): Promise<void> {
  const { time, city, retreatId } = cast;
  await testLearning(cast, everybody, chance);
  await askWave(cast, 'reaction-d0', everybody, chance);
  time.moveTo('2025-05-19T09:00:00+07:00');
  const plans = await commitActionPlans(cast, everybody, '2025-11-30', chance);
  cast.say(`tests, reaction survey and ${everybody.length} action plans are in`);

  time.moveTo('2025-07-21T09:00:00+07:00');
  await visitUnits(cast, plans, '2025-07-21', chance);
  const coverage = await city.evaluation.getMonitoringCoverage({ params: { retreatId } });
  cast.say(`monitoring visits to ${coverage.unitsVisited} of ${coverage.units} work units`);

  time.moveTo('2025-08-16T09:00:00+07:00');
  await askWave(cast, 'behaviour-d90', everybody, chance, 'sekda');
  time.moveTo('2025-09-05T09:00:00+07:00');
  await recordSurveys(cast, 'after', { from: '2025-06-01', to: '2025-08-31' });
  await assessImpact(cast, everybody.length);
  cast.say('the +90-day wave is closed, service surveys recorded, impact assessed');
}
