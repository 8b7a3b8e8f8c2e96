import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command-line.js';

const env = { KORSA_AREA: '33', KORSA_ACTOR: 'ops-1' };
const read = (line: string, variables: NodeJS.ProcessEnv = env) =>
  readCommand(line.split(' '), variables);

describe('the command line', () => {
  it('looks at every service of this machine when none is named', () => {
    expect(read('list --state skipped')).toMatchObject({
      name: 'list',
      caller: { area: '33', actor: 'ops-1' },
      filter: { state: 'skipped' },
      targets: [
        { name: 'registration', url: 'http://127.0.0.1:3001' },
        { name: 'scheduling', url: 'http://127.0.0.1:3002' },
        { name: 'attendance', url: 'http://127.0.0.1:3003' },
        { name: 'evaluation', url: 'http://127.0.0.1:3004' },
      ],
    });
  });

  it('knows a service by its name, with the port of its variable, or by its address', () => {
    const moved = { ...env, KORSA_REGISTRATION_PORT: '4001' };
    expect(read('list --service registration', moved)?.targets).toEqual([
      { name: 'registration', url: 'http://127.0.0.1:4001' },
    ]);
    expect(read('list --url https://registration.example/')?.targets).toEqual([
      { name: 'https://registration.example/', url: 'https://registration.example' },
    ]);
  });

  it('takes a reason for what is decided, with spaces', () => {
    const args = ['release', 'topic', 'key', '--service', 'scheduling', '--reason', 'a limit rose'];
    expect(readCommand(args, env)).toMatchObject({
      operands: ['topic', 'key'],
      reason: 'a limit rose',
    });
  });

  it.each(['', '--help', '-h', 'list --help'])('shows its usage for "%s"', (line) => {
    expect(readCommand(line === '' ? [] : line.split(' '), {})).toBeUndefined();
  });

  it.each([
    ['eat', 'There is no command "eat".'],
    ['list --shape round', "Unknown option '--shape'"],
    ['show --service registration', 'show takes <letter> after its name.'],
    ['list everything', 'list takes nothing after its name.'],
    ['release topic --service registration', 'release takes <topic> and <key> after its name.'],
    ['skip letter --service registration', 'skip needs a --reason'],
    ['show letter', 'Say which service it is about'],
    ['list --service library', 'There is no service "library"'],
    ['list --service registration --url http://x', 'not both'],
    ['list --url nonsense', '--url is an address'],
    ['list --limit many', '--limit is a whole number.'],
  ])('says what is wrong with "%s"', (line, complaint) => {
    expect(() => read(line)).toThrow(complaint);
  });

  it('asks who acts', () => {
    expect(() => read('list', { KORSA_AREA: '33' })).toThrow('--actor or KORSA_ACTOR');
    expect(() => read('list', {})).toThrow('--area or KORSA_AREA');
  });
});
