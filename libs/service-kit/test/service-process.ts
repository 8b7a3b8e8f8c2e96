import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from '@korsa/testing';

type Line = Readonly<Record<string, unknown>>;

function mainOf(fixture: string): string {
  return fileURLToPath(new URL(`fixtures/${fixture}.main.ts`, import.meta.url));
}

const running = new Set<ChildProcess>();

/** A service of the fixtures in a process of its own. */
export class ServiceProcess {
  readonly lines: Line[] = [];
  stderr = '';
  readonly exitCode: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    env: Readonly<Record<string, string>>,
    fixture = 'tallies',
    args: readonly string[] = [],
  ) {
    const flags = ['--conditions=development', '--import', '@swc-node/register/esm-register'];
    const { NODE_OPTIONS: _jestOptions, ...own } = process.env;
    this.child = spawn(process.execPath, [...flags, mainOf(fixture), ...args], {
      env: { ...own, ...env },
    });
    running.add(this.child);
    this.exitCode = new Promise((resolve) => this.child.on('close', resolve));
    void this.exitCode.then(() => running.delete(this.child));
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Line);
    });
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  /** Its address, as soon as it listens. */
  async url(): Promise<string> {
    const { url } = await this.line(({ message }) => /listens on/.test(String(message)));
    return String(url);
  }

  line(wanted: (line: Line) => boolean): Promise<Line> {
    return eventually(() => this.lines.find(wanted) ?? null, { within: 20_000 });
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** Ends what a failed test left behind. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
