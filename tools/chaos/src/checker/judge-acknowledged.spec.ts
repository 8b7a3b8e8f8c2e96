import { describe, expect, it } from '@jest/globals';
import { intakeTopic } from '@korsa/contracts';
import { acknowledged, ids, invoked, moved, speaker, type Run } from '../../test/a-sound-run.js';
import { planted } from '../../test/planted.js';

const told = '1 what was acknowledged is on the topics';
const elsewhere = '1 a session stays where it was moved';
const [six, seven] = ['2025-12-03T06:00:00.000Z', '2025-12-03T07:00:00.000Z'];

function changesQuota(run: Run, op: number, quota: number): void {
  run.entries.push(invoked(op, 'registration', 'changeQuota', `k${op}`, ids.retreat));
  run.entries.push(acknowledged(op, { quota }));
}

/** The change of the nth command is told, and stored. */
function tellsQuota(run: Run, op: number, before: number, after: number): void {
  const say = speaker();
  say(intakeTopic.IntakeOpened, ids.retreat, 'before');
  const key = `0197f3a2-0000-7000-8000-${String(op).padStart(12, '9')}`;
  for (const entry of run.entries)
    if (entry.kind === 'invoked' && entry.op === op) Object.assign(entry, { key });
  const event = say(intakeTopic.IntakeQuotaChanged, ids.retreat, key, { before, after });
  run.records.push({ ...event, headers: { ...event.headers, ce_id: key } });
  Object.assign(run.documents.get('registration.intakes')![0]!, { sequence: 2, quota: after });
}

describe('a quota', () => {
  it('that was the same already needs not to be told again', () => {
    expect(planted((run) => changesQuota(run, 9, 1))).toEqual([]);
  });

  it('is still told by a command whose key somebody tries to use again later', () => {
    const names = planted((run) => {
      changesQuota(run, 9, 2);
      tellsQuota(run, 9, 1, 2);
      changesQuota(run, 10, 2);
      const [key = ''] = run.entries.flatMap((entry) =>
        entry.kind === 'invoked' && entry.op === 9 ? entry.key : [],
      );
      run.entries.push({
        ...invoked(11, 'registration', 'changeQuota', key, ids.retreat),
        detail: { misuse: true },
      });
      run.entries.push({ kind: 'refused', at: 115, op: 11, status: 422, code: 'reused' });
    });
    expect(names).toEqual([]);
  });

  it('that was acknowledged and nobody has told is lost', () => {
    expect(planted((run) => changesQuota(run, 9, 5))).toEqual([told]);
  });

  it('that was told once, and was another one when it was given again, is lost', () => {
    const names = planted((run) => {
      changesQuota(run, 9, 2);
      tellsQuota(run, 9, 1, 2);
      changesQuota(run, 10, 1);
    });
    expect(names).toEqual([told]);
  });

  it('may be told by either of two commands that overlap', () => {
    const names = planted((run) => {
      changesQuota(run, 9, 2);
      tellsQuota(run, 9, 1, 2);
      run.entries.push({
        ...invoked(10, 'registration', 'changeQuota', 'k10', ids.retreat),
        at: 91,
      });
      run.entries.push(acknowledged(10, { quota: 1 }));
    });
    expect(names).toEqual([]);
  });
});

describe('a session', () => {
  it('that is not where it was moved was not moved', () => {
    const names = planted((run) => {
      moved(run, 9, six);
      moved(run, 10, seven);
      run.documents.set('scheduling.draftAgendas', [
        { _id: ids.retreat, sessions: [{ sessionId: ids.session, startsAt: six }] },
      ]);
    });
    expect(names).toEqual([elsewhere]);
  });

  it('may stand at either of two moves at the same time', () => {
    const names = planted((run) => {
      moved(run, 10, seven);
      moved(run, 9, six);
      for (const entry of run.entries)
        if (entry.kind === 'invoked' && entry.op === 10) Object.assign(entry, { at: 91 });
    });
    expect(names).toEqual([]);
  });

  it('goes with its retreat, at the same time of day', () => {
    const names = planted((run) => {
      moved(run, 9, six);
      run.documents.set('scheduling.draftAgendas', [
        {
          _id: ids.retreat,
          sessions: [{ sessionId: ids.session, startsAt: '2025-12-04T06:00:00.000Z' }],
        },
      ]);
    });
    expect(names).toEqual([]);
  });
});
