import { describe, expect, it } from '@jest/globals';
import { presenceTopic } from '@korsa/contracts';
import {
  acknowledged,
  aSoundRun,
  documentOf,
  ids,
  invoked,
  keys,
  moved,
  speaker,
  type Run,
} from '../../test/a-sound-run.js';
import { misuse, planted } from '../../test/planted.js';
import type { Evidence } from './evidence.js';
import { judge } from './judge.js';

type StreamRecord = Evidence['records'][number];

const about = (run: Run, subject: string, type: string) =>
  run.records.findIndex(
    ({ key, headers }) => key === subject && headers['ce_type']?.includes(type),
  );

/** Takes the record away, and from the documents that it ever was. */
function forget(run: Run, subject: string, type: string): void {
  run.records.splice(about(run, subject, type), 1);
}

function withHeader(record: StreamRecord, name: string, value: string): StreamRecord {
  return { ...record, headers: { ...record.headers, [name]: value } };
}

/** Somebody executes a command a second time: another event, the next sequence. */
function again(run: Run, subject: string, type: string, data: object = {}): void {
  const first = run.records[about(run, subject, type)]!;
  const sequence = Number(first.headers['ce_sequence']) + 1;
  const next = withHeader(first, 'ce_sequence', String(sequence).padStart(12, '0'));
  const value = JSON.stringify({ ...(JSON.parse(first.value!) as object), ...data });
  run.records.push({ ...withHeader(next, 'ce_id', 'another-id'), value });
}

describe('the verdict on a sound run', () => {
  it('finds nothing, and has looked at something for every promise', () => {
    const run = aSoundRun();
    run.entries.push(...misuse(422));
    run.entries.push(acknowledged(5, { digest: 'answer-5', status: 'confirmed' }));
    run.entries.push({ ...invoked(9, 'attendance', 'registerGate', 'k9', ids.retreat) });
    run.entries.push(acknowledged(9, { gateId: ids.gate }));
    run.documents.set('attendance.gates', [{ _id: ids.gate }]);
    moved(run, 10, '2025-12-03T01:00:00.000Z');
    const { promises } = judge(run);
    expect(promises.filter(({ violations }) => violations > 0)).toEqual([]);
    expect(promises.filter(({ checked }) => checked === 0)).toEqual([]);
  });

  it('takes the repeat of an event on the wire for what it is', () => {
    expect(planted(({ records }) => records.push(records[0]!, records[4]!))).toEqual([]);
  });

  it('measures latency from the intended start, and counts repeats on the wire', () => {
    const run = aSoundRun();
    run.records.push(run.records[0]!);
    const { latencies, wire } = judge(run);
    expect(latencies).toEqual({ commands: 8, p50: 6, p99: 6, max: 6 });
    expect(wire).toEqual({ records: 10, repeats: 1 });
  });
});

describe('a violation of promise 1', () => {
  it('is an acknowledged command whose event is lost', () => {
    expect(planted((run) => forget(run, ids.seated, 'checked-in'))).toContain(
      '1 what was acknowledged is on the topics',
    );
  });

  it('is an acknowledged command whose event tells something else', () => {
    const names = planted((run) => {
      const entry = run.entries.findIndex(
        ({ kind, ...rest }) => kind === 'acknowledged' && 'op' in rest && rest.op === 6,
      );
      run.entries[entry] = acknowledged(6, { digest: 'answer-6', status: 'confirmed' });
    });
    expect(names).toEqual(['1 what was acknowledged is on the topics']);
  });

  it('is an acknowledged command without events whose effect is not stored', () => {
    const names = planted((run) => {
      run.entries.push(invoked(9, 'attendance', 'registerGate', 'k9', ids.retreat));
      run.entries.push(acknowledged(9, { gateId: ids.gate }));
    });
    expect(names).toEqual(['1 what was acknowledged is stored']);
  });

  it('is an acknowledged answer that was not counted', () => {
    const names = planted((run) => {
      run.entries.push(invoked(9, 'evaluation', 'respond', 'k9', ids.seated));
      run.entries.push(acknowledged(9, { retreatId: ids.retreat }));
    });
    expect(names).toEqual(['2 every answer is counted once']);
  });
});

describe('a violation of promise 2', () => {
  it('is a command that was executed twice', () => {
    const names = planted((run) => {
      again(run, ids.seated, 'checked-in');
      documentOf(run, 'attendance.presences', ids.seated)['sequence'] = 2;
    });
    expect(names).toEqual(['2 no command has an effect twice']);
  });

  it('is a command whose second effect has a number of its own', () => {
    const names = planted((run) => {
      again(run, ids.retreat, 'agenda-published', { release: 2 });
      documentOf(run, 'scheduling.retreats', ids.retreat)['sequence'] = 4;
    });
    expect(names).toEqual(['2 no command has an effect twice']);
  });

  it('is a refused command that had an effect', () => {
    const names = planted((run) => {
      const at = about(run, ids.waiting, 'waitlisted');
      run.records[at] = withHeader(run.records[at]!, 'ce_correlationid', keys.declined);
    });
    expect(names).toContain('2 a refused command has no effect');
  });

  it('is one event id with two contents', () => {
    const names = planted((run) => {
      run.records.push(withHeader(run.records[0]!, 'ce_actor', 'somebody-else'));
    });
    expect(names).toEqual(['2 an event id means one event']);
  });

  it.each<[string, (seating: Record<string, unknown>, run: Run) => void]>([
    ['more seats than there are', (seating) => (seating['taken'] = 2)],
    [
      'a seat that nobody counted',
      (_, run) => {
        documentOf(run, 'registration.registrations', ids.waiting)['status'] = 'confirmed';
      },
    ],
    ['a seat left empty beside somebody who waits', (seating) => (seating['quota'] = 2)],
    ['somebody who waits twice', (seating) => (seating['waitlist'] = [ids.waiting, ids.waiting])],
  ])('is %s', (_, plant) => {
    const names = planted((run) =>
      plant(documentOf(run, 'registration.seatings', ids.retreat), run),
    );
    expect(names).toContain('2 no seat is given twice');
  });

  it.each([
    ['attendance.attendees', 'status', 'nominated', ids.seated],
    ['scheduling.participants', 'status', 'nominated', ids.seated],
    ['evaluation.participants', 'status', 'confirmed', ids.waiting],
    ['registration.knownRetreats', 'rescheduled', 1, ids.retreat],
    ['attendance.programmes', 'sessions', [], ids.retreat],
  ])('is something in %s that the topics do not tell', (collection, field, value, id) => {
    const names = planted((run) => (documentOf(run, collection, id)[field] = value));
    expect(names).toEqual(['2 every event has its effect in other services once']);
  });

  it('is something that another service never learnt', () => {
    const names = planted((run) => run.documents.set('attendance.attendees', []));
    expect(names).toEqual(['2 every event has its effect in other services once']);
  });
});

describe('a violation of promise 3', () => {
  it('is a gap', () => {
    const names = planted((run) => forget(run, ids.seated, 'participant-nominated'));
    expect(names).toContain('3 events of an aggregate are in order and without a gap');
  });

  it('is a wrong order', () => {
    const names = planted(({ records }) => records.reverse());
    expect(names).toContain('3 events of an aggregate are in order and without a gap');
  });

  it('is a key in two partitions', () => {
    const names = planted((run) => {
      run.records[6] = { ...run.records[6]!, partition: 3 };
    });
    expect(names).toEqual(['3 a key stays in its partition']);
  });

  it('is an event that is sent over and over', () => {
    const names = planted(({ records }) =>
      records.push(...Array.from({ length: 30 }, () => records[0]!)),
    );
    expect(names).toEqual(['3 no event is sent over and over']);
  });
});

describe('a violation of promise 4', () => {
  const orphan = '4 no event without its state, no state without its event';

  it('is an event whose state is missing', () => {
    expect(planted((run) => run.documents.set('attendance.presences', []))).toContain(orphan);
  });

  it('is an event that the state does not know', () => {
    const names = planted((run) => {
      documentOf(run, 'attendance.presences', ids.seated)['sequence'] = 0;
    });
    expect(names).toEqual([orphan]);
  });

  it('is a change of state that nobody was told', () => {
    const names = planted((run) => {
      documentOf(run, 'registration.registrations', ids.seated)['sequence'] = 3;
    });
    expect(names).toEqual([orphan]);
  });

  it('is a state that its events do not lead to', () => {
    const names = planted((run) => {
      documentOf(run, 'attendance.presences', ids.seated)['records'] = [];
    });
    expect(names).toEqual(['4 the state is what its events lead to']);
  });
});

it('says so when a record fits no contract, instead of judging by the rest', () => {
  const names = planted((run) => {
    run.records[0] = { ...run.records[0]!, value: '{}' };
  });
  expect(names).toContain('every record is a valid event of its topic');
});

it('does not accept an operation that nobody has said the effects of', () => {
  const run = aSoundRun();
  run.entries.push(invoked(9, 'registration', 'unheardOf', 'k9', 'x'), acknowledged(9, {}));
  expect(() => judge(run)).toThrow('Nobody has said what unheardOf has to lead to.');
});

it('knows the events of the gates by their session', () => {
  const names = planted((run) => {
    const say = speaker();
    const at = about(run, ids.seated, 'checked-in');
    run.records[at] = say(presenceTopic.CheckedIn, ids.seated, keys.checkIn, {
      sessionId: ids.gate,
    });
  });
  expect(names).toContain('1 what was acknowledged is on the topics');
});
