import { standingOf } from '../promises/promise.js';
import type { DemoReport, RetreatFigures } from './figures.js';

/** The report as a person reads it in a terminal. */
export function printed(report: DemoReport): string {
  return [
    ...report.retreats.flatMap(retreat),
    ...Object.entries(report.rollups).flatMap(([area, rollup]) => [
      heading(`Roll-up of ${area}`),
      ...rollup.cities.map(
        ({ cityCode, retreats, participants, ikm }) =>
          `  ${cityCode}: ${retreats} retreat, ${participants ?? 'n < 5'} participants, IKM change ${signed(ikm.change)} over ${ikm.units} units`,
      ),
      '',
    ]),
    heading('Events per topic'),
    ...report.topics.map(({ name, events }) => `  ${String(events).padStart(6)}  ${name}`),
    '',
    heading('Promises, checked on the streams from the beginning'),
    ...report.promises.flatMap((promise) => [
      `  ${standingOf(promise).padEnd(9)} ${promise.name}: ${promise.checked} checked, ${promise.violations} violations`,
      ...promise.examples.map((example) => `            ${example}`),
    ]),
  ].join('\n');
}

function retreat(figures: RetreatFigures): string[] {
  const { registrations, certificates, learning, threshold, unitsVisited, impact } = figures;
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  return [
    heading(`${figures.title} — city ${figures.cityCode}, operator ${figures.operatorCode}`),
    `  registrations   ${list(registrations)}`,
    `  participants    ${list(figures.participantsByCategory)}`,
    `  attendance      ${figures.earnedJp} JP earned, ${figures.plannedJp} JP planned each; threshold ${threshold.percent} % (${threshold.basis})`,
    `  certificates    ${certificates.completed} completed, ${certificates.attended} attended`,
    `  learning        ${learning.pre} → ${learning.post}, gain ${signed(learning.gain)} (n = ${learning.pairs})`,
    `  reaction        ${figures.reactions} answers`,
    `  follow-up       ${figures.actionPlans} action plans, ${unitsVisited.visited} of ${unitsVisited.units} work units visited`,
    `  service (IKM)   ${figures.serviceSurveys.length} units`,
    ...figures.serviceSurveys.map(
      (row) =>
        `    ${row.unitCode.padEnd(24)} ${value(row.before)} ${row.gradeBefore ?? '-'} → ${value(row.after)} ${row.gradeAfter ?? '-'}  ${row.headAttended ? 'head attended' : 'comparison'}`,
    ),
    ...impact.summary.map((sentence) => `  ${sentence}`),
    '',
  ];
}

const heading = (text: string) => `${text}\n${'─'.repeat(Math.min(text.length, 90))}`;
const value = (ikm: number | null) => (ikm === null ? '    -' : ikm.toFixed(2));
const signed = (change: number | null) =>
  change === null ? '-' : `${change < 0 ? '' : '+'}${change}`;
