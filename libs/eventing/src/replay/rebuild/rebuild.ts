import { endAbandonedTransactions } from '@korsa/store';
import { reasonOf } from '../../consumer/errors.js';
import { createMissing } from '../../topics/ensure-topics.js';
import { groupOf, ModelVersions, type ModelVersion } from '../builds/model-versions.js';
import { WorkLock } from '../builds/work-lock.js';
import { FollowingMetrics } from '../following/following-metrics.js';
import { followVersion } from '../following/follow-version.js';
import { countIncomplete, prepareModel } from '../following/model-collection.js';
import { CatchUp } from './catch-up.js';
import { chooseVersion } from './choose-version.js';
import { compareVersions, type Comparison } from './compare-versions.js';
import { dropVersions } from './drop-versions.js';
import { forgetVersion } from './forget-version.js';
import type { Rebuilt, RebuildOptions, RebuildWishes } from './rebuild-options.js';
import { RebuildRefused } from './rebuild-refused.js';
import { tellComparison } from './tell-comparison.js';

/**
 * Builds a version of a read model beside the live one, and compares, switches and drops as wished. May be killed at
 * any instant and run again: it resumes. Undefined when it only dropped. Throws LockTaken, LockLost, RebuildRefused.
 */
export async function rebuild(
  options: RebuildOptions,
  wishes: RebuildWishes,
): Promise<Rebuilt | undefined> {
  const { connection, projection, service, logger, by } = options;
  const lock = await WorkLock.take(connection, `${service} ${projection.name}`, by);
  try {
    // Else the transaction of one that was killed would keep its documents from this one for a minute.
    await endAbandonedTransactions(connection.getClient()).catch((error: unknown) =>
      logger.warn({ error: reasonOf(error) }, 'Transactions of dead processes are not looked for'),
    );
    return await new Rebuild(options, lock).run(wishes);
  } finally {
    await lock.release().catch(() => undefined);
  }
}

class Rebuild {
  private readonly versions: ModelVersions;
  private failure: Error | undefined;

  constructor(
    private readonly options: RebuildOptions,
    private readonly lock: WorkLock,
  ) {
    this.versions = new ModelVersions(options.connection);
  }

  async run(wishes: RebuildWishes): Promise<Rebuilt | undefined> {
    if (wishes.drop && !wishes.compare && !wishes.switch) {
      await dropVersions(this.options, this.versions, wishes.version);
      return undefined;
    }
    const version = await this.prepare(wishes);
    const rebuilt = await this.following(version, async (catchUp) => {
      await catchUp();
      await this.versions.mark(version._id, 'complete', { completedAt: new Date() });
      const comparison = wishes.compare ? await this.compare(version) : undefined;
      if (wishes.switch) {
        refuseDifferent(comparison);
        await catchUp();
        await this.switch(version, wishes.acceptIncomplete ?? 0);
      }
      return {
        version: version.version,
        incomplete: await this.incomplete(version),
        ...(comparison ? { comparison } : {}),
      };
    });
    if (wishes.drop) await dropVersions(this.options, this.versions, undefined);
    return rebuilt;
  }

  /** The version to work on, with its collection. What was begun to be emptied is emptied again. */
  private async prepare({ version, restart }: RebuildWishes): Promise<ModelVersion> {
    const { projection, connection, driver, topics, logger, say } = this.options;
    const mine = topics.filter(({ name }) => projection.topics.includes(name));
    await createMissing(driver, mine, logger);
    const aliases = await this.versions.aliasesOf(projection.name);
    const chosen = chooseVersion(projection, await this.versions.of(projection.name), aliases, {
      version,
      restart,
    });
    if (chosen.isNew) await this.versions.add(projection, chosen.version);
    const known = await this.known(chosen.version);
    if (restart || known.state === 'clearing') {
      this.lock.check();
      await forgetVersion(known, this.versions, this.options);
      await this.versions.mark(known._id, 'building');
    }
    await prepareModel(connection, known._id, projection);
    say(
      `${known._id}: ${chosen.isNew ? 'a new version' : restart ? 'from the start' : 'resuming'}`,
    );
    return this.known(chosen.version);
  }

  private async known(version: number): Promise<ModelVersion> {
    const all = await this.versions.of(this.options.projection.name);
    const found = all.find((one) => one.version === version);
    if (!found) throw new RebuildRefused(`Version ${version} does not exist any more.`);
    return found;
  }

  /** Runs `work` while the version follows its topics. */
  private async following<T>(
    version: ModelVersion,
    work: (catchUp: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const { projection, driver, registry, say, service } = this.options;
    const { name, topics } = projection;
    const reader = { driver, group: groupOf(service, name, version.version), topics };
    const catchUp = new CatchUp(version, this.versions, this.lock);
    const follower = followVersion({
      ...this.options,
      version: version.version,
      metrics: new FollowingMetrics(registry),
      onFatal: (error) => (this.failure = error),
      beside: catchUp.beside,
      onStored: catchUp.stored,
    });
    try {
      return await work(() => catchUp.untilNow(reader, { say, check: () => this.check() }));
    } finally {
      await follower.stop(10_000);
    }
  }

  private check(): void {
    this.lock.check();
    if (this.failure) throw this.failure;
  }

  private async compare(version: ModelVersion): Promise<Comparison | undefined> {
    const { projection, connection, say, patienceMs = 10_000 } = this.options;
    const aliases = await this.versions.aliasesOf(projection.name);
    const own = aliases.find(({ revision }) => revision === projection.revision) ?? aliases.at(-1);
    if (!own || own.version === version.version) {
      say('There is no other version to compare with.');
      return undefined;
    }
    const comparison = await compareVersions({
      connection,
      live: own.collection,
      built: version._id,
      patienceMs,
      check: () => this.check(),
    });
    tellComparison(own.collection, version._id, comparison, say);
    return comparison;
  }

  private async switch(version: ModelVersion, accepted: number): Promise<void> {
    const { projection, connection, by, say } = this.options;
    const before = await this.versions.aliasOf(projection);
    const allowed = accepted + (before ? await countIncomplete(connection, before.collection) : 0);
    const incomplete = await this.incomplete(version);
    if (incomplete > allowed) throw RebuildRefused.incomplete(projection, incomplete, allowed);
    this.check();
    await this.versions.switchTo(version, by);
    say(
      `Queries are answered from ${version._id} within a second` +
        (before ? `; ${before.collection} is kept: go back with --switch --version ` : '.') +
        (before ? `${before.version}, or remove it with --drop.` : ''),
    );
  }

  private incomplete({ _id }: ModelVersion): Promise<number> {
    return countIncomplete(this.options.connection, _id);
  }
}

function refuseDifferent(comparison: Comparison | undefined): void {
  if (!comparison || comparison.different + comparison.behind === 0) return;
  throw new RebuildRefused(
    'The versions differ, so nothing is switched. When the difference is what the change is for, switch without --compare.',
  );
}
