import { beforeEach, describe, expect, it } from '@jest/globals';
import { newCause, runWithCause } from '@korsa/store';
import { createLog } from './create-log.js';
import { NestLogger } from './nest-logger.js';

let lines: Record<string, unknown>[];
const output = { write: (line: string) => void lines.push(JSON.parse(line) as never) };
const settings = { service: 'attendance', version: '1.2.3', level: 'debug' };

beforeEach(() => {
  lines = [];
});

describe('the log', () => {
  it('writes the correlation id and the kind of the cause by itself', () => {
    const { logger } = createLog(settings, output);
    const cause = newCause({ kind: 'event', actor: 'a', area: '33' });
    runWithCause(cause, () => logger.info('handled'));
    logger.info('idle');
    expect(lines).toMatchObject([
      {
        service: 'attendance',
        version: '1.2.3',
        correlationId: cause.correlationId,
        cause: 'event',
      },
      { message: 'idle' },
    ]);
    expect(lines[1]).not.toHaveProperty('correlationId');
  });

  it('says what an error is that comes as text, without what it quotes', () => {
    const { logger } = createLog(settings, output);
    logger.warn({ error: 'connect ECONNREFUSED "Budi"' }, 'failed');
    expect(lines[0]).toMatchObject({ error: { message: 'connect ECONNREFUSED "…"' } });
  });

  it('blanks what the message of an error quotes', () => {
    const { logger } = createLog(settings, output);
    const duplicate = new Error(
      'E11000 duplicate key { nip: "198001012005011001" } 198001012005011001',
    );
    const err = new Error(`Unexpected token 'B', "Budi Sa"... is not valid JSON`, {
      cause: duplicate,
    });
    logger.error({ err }, 'failed');
    expect(lines[0]).toMatchObject({
      err: {
        type: 'Error',
        message: `Unexpected token 'B', "…"... is not valid JSON`,
        cause: { message: 'E11000 duplicate key { nip: "…" } …' },
      },
    });
    expect(JSON.stringify(lines)).not.toMatch(/Budi|1980/);
  });

  it('says of something thrown that is no Error only what type it is', () => {
    const { logger } = createLog(settings, output);
    logger.error({ err: { name: 'Budi' } }, 'failed');
    expect(lines[0]).toMatchObject({ err: { type: 'object' } });
    expect(JSON.stringify(lines)).not.toMatch(/Budi/);
  });
});

describe('NestLogger', () => {
  it("keeps Nest's start-up lines quiet and a service's own lines loud", () => {
    const nest = new NestLogger(createLog(settings, output).logger);
    nest.log('Mapped {/v1/scans, POST} route', 'RouterExplorer');
    nest.log('Ready to issue', 'Certificates');
    nest.error(new Error('lost'), 'stack', 'Certificates');
    expect(lines).toMatchObject([
      { level: 'debug', context: 'RouterExplorer' },
      { level: 'info', context: 'Certificates', message: 'Ready to issue' },
      { level: 'error', context: 'Certificates', err: { message: 'lost' } },
    ]);
  });
});
