import type { Type } from '@nestjs/common';
import type { ServiceConfig } from '../config/define-config.js';
import { ConfigurationInvalid } from '../config/load-config.js';
import { isCommand, runCommand } from '../replay/commands.js';
import { launch, PortTaken, type Launched } from './launch.js';

/**
 * The only line of a service's main.ts: reads the environment, starts, and stops in order on SIGTERM and SIGINT.
 * Exit codes: 0 stopped in order, 1 could not start or could not stop in order; a second signal ends at once with 130.
 * With a command as argument (`rebuild`, `snapshot`) it runs that instead, to its end.
 */
export async function bootstrap(AppModule: Type, config: ServiceConfig): Promise<void> {
  const ending = new Ending();
  const args = process.argv.slice(2);
  try {
    if (isCommand(args[0])) {
      endWhenAsked();
      process.exitCode = await runCommand(config, args, process.env);
      return;
    }
    const launched = await launch(
      AppModule,
      config,
      process.env,
      () => void ending.stop('fatal', 1),
    );
    ending.of(launched);
  } catch (error) {
    process.exitCode = 1;
    const expected = error instanceof ConfigurationInvalid || error instanceof PortTaken;
    if (!expected) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** A command may end at any moment, and the first process of a container has no default that ends it. */
function endWhenAsked(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => process.exit(130));
}

/** How a process ends: in order when asked, at once when asked twice or when nobody knows what went wrong. */
class Ending {
  private launched: Launched | undefined;
  private signalled = false;

  of(launched: Launched): void {
    this.launched = launched;
    process.on('uncaughtException', (err) => this.crash(err));
    process.on('unhandledRejection', (err) => this.crash(err));
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (this.signalled) this.exit(130);
        this.signalled = true;
        void this.stop(signal, 0);
      });
  }

  async stop(reason: string, exitCode: number): Promise<void> {
    if (!this.launched) return;
    const { shutdown, runtime } = this.launched;
    runtime.logger.info({ reason }, 'stopping');
    const { unfinished } = await shutdown.run();
    runtime.logger.info({ reason }, 'stopped');
    await runtime.written();
    this.exit(unfinished.length > 0 ? 1 : exitCode);
  }

  /** State is safe in the database at any instant, so the process ends instead of going on half alive. */
  private crash(err: unknown): void {
    this.launched?.runtime.logger.fatal({ err }, 'an error that nobody handled');
    this.exit(1);
  }

  private exit(exitCode: number): void {
    this.launched?.runtime.flush();
    process.exit(exitCode);
  }
}
