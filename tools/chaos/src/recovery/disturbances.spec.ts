import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../history/history.js';
import { judgeRecoveries, lateRecoveries } from './disturbances.js';

const worker = 'registration.worker';
const begins = (at: number, fault: string, target: string): Entry => ({
  kind: 'fault-begins',
  at,
  fault,
  target,
});
const ends = (at: number, fault: string, target: string): Entry => ({
  kind: 'fault-ends',
  at,
  fault,
  target,
});
const recovered = (at: number, milliseconds: number, target = worker): Entry => ({
  kind: 'recovered',
  at,
  target,
  milliseconds,
  what: 'backlog of that moment done',
});
const killed = [begins(1_001, 'kill-worker', worker), ends(1_010, 'kill-worker', worker)];

const judged = (...entries: Entry[]) =>
  judgeRecoveries(entries).map(({ disturbances, leftAloneMs }) => [leftAloneMs, ...disturbances]);

describe('a recovery', () => {
  it('is counted from the kill when the process is left alone', () => {
    expect(judged(...killed, recovered(4_000, 3_000))).toEqual([[3_000]]);
  });

  it('is counted from the return of what the process cannot do without', () => {
    const away = [begins(500, 'kill-broker', 'kafka'), ends(6_000, 'kill-broker', 'kafka')];
    expect(judged(away[0]!, ...killed, away[1]!, recovered(7_000, 6_000))).toEqual([
      [1_000, 'kill-broker kafka'],
    ]);
  });

  it('is late when it was left alone for too long before something else came', () => {
    const cut = [begins(9_000, 'cut-kafka', `kafka of ${worker}`)];
    const mended = [ends(10_000, 'cut-kafka', `kafka of ${worker}`)];
    const entries = [...killed, ...cut, ...mended, recovered(11_000, 10_000)];
    expect(judged(...entries)).toEqual([[8_000, `cut-kafka kafka of ${worker}`]]);
    expect(lateRecoveries(judgeRecoveries(entries))).toMatchObject([{ target: worker }]);
    expect(lateRecoveries(judgeRecoveries([...killed, recovered(5_900, 4_900)]))).toEqual([]);
  });

  it.each([
    ['its own', 'freeze-worker', worker],
    ['its line', 'cut-mongo', `mongo of ${worker}`],
    ['the disks', 'slow-disk', 'disks'],
    ['the one that shares its work', 'freeze-worker', `${worker}-2`],
    ['the line of that one', 'cut-kafka', `kafka of ${worker}-2`],
    ['itself again', 'kill-worker', worker],
  ])('is disturbed by a fault of %s', (_, fault, target) => {
    const other = [begins(2_000, fault, target), ends(3_000, fault, target)];
    expect(judged(...killed, ...other, recovered(5_000, 4_000))).toEqual([
      [2_000, `${fault} ${target}`],
    ]);
  });

  it('is not left alone while a fault lasts, also when it outlasts the recovery', () => {
    const disks = begins(2_000, 'slow-disk', 'disks');
    expect(judged(...killed, disks, recovered(8_000, 7_000))).toEqual([[1_000, 'slow-disk disks']]);
  });

  it.each([
    ['of another process', begins(2_000, 'freeze-worker', 'attendance.worker')],
    ['of the line of another', begins(2_000, 'cut-kafka', 'kafka of attendance.worker')],
    ['that comes later', begins(9_000, 'kill-broker', 'kafka')],
  ])('is not disturbed by a fault %s', (_, fault) => {
    expect(judged(...killed, fault, recovered(4_000, 3_000))).toEqual([[3_000]]);
  });

  it('of a server may be held up by a fault of any process', () => {
    const broker = [begins(100, 'kill-broker', 'kafka'), ends(900, 'kill-broker', 'kafka')];
    expect(judged(...broker, ...killed, recovered(3_000, 2_050, 'kafka'))).toEqual([
      [1_990, 'kill-worker registration.worker'],
    ]);
  });
});
