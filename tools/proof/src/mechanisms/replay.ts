import type { Mechanism } from '../mechanism.js';

const replay = 'libs/eventing/src/replay';
const advance = `${replay}/projection/advance.ts`;
const merging = `${replay}/projection/advance.spec.ts`;
const rebuild = `${replay}/rebuild/rebuild.ts`;
const rebuilding = `${replay}/rebuild/rebuild.int.spec.ts`;

/** What read models and their rebuild rest on. */
export const replayMechanisms: readonly Mechanism[] = [
  {
    promise: 0,
    name: 'what a dead process was writing of a read model is free for the next one',
    file: `${replay}/following/chunk.ts`,
    take: 'await rivals.suspect();',
    put: '',
    test: { file: `${replay}/following/chunk.int.spec.ts` },
  },
  {
    promise: 2,
    name: 'a document of a read model leaves out what it contains',
    file: advance,
    take: "if (sequence <= markOf(document, source)) return { document, taken: 'stale' };",
    put: '',
    test: { file: merging, name: 'come to the same document' },
  },
  {
    promise: 3,
    name: 'a document of a read model takes no event before the one that precedes it',
    file: advance,
    take: 'return sequence === mark + 1 || (sequence > mark &&',
    put: 'return sequence > mark || (sequence > mark &&',
    test: { file: merging, name: 'come to the same document' },
  },
  {
    promise: 3,
    name: 'a snapshot stands for the events up to it',
    file: advance,
    take: 'this.byType.get(type)?.snapshot === true',
    put: 'false',
    test: { file: merging, name: 'come to the same document' },
  },
  {
    promise: 5,
    name: 'a read model holds an event that cannot be applied, for its own source only',
    file: advance,
    take: '      return reasonOf(error);\n',
    put: '      throw error;\n',
    test: { file: merging, name: 'holds an event that its projection refuses' },
  },
  {
    promise: 2,
    name: 'one process at a time rebuilds a read model',
    file: `${replay}/builds/work-lock.ts`,
    take: "const free = { $lte: [{ $ifNull: ['$expiresAt', new Date(0)] }, '$$NOW'] };",
    put: 'const free = { $lte: [0, 1] };',
    test: { file: `${replay}/builds/work-lock.int.spec.ts`, name: 'is for one at a time' },
  },
  {
    promise: 1,
    name: 'a rebuild knows where it was',
    file: `${replay}/rebuild/catch-up.ts`,
    take: 'await this.versions.versions.updateOne({ _id }, { $set: { positions } }, { session });',
    put: 'void positions; void _id;',
    test: {
      file: 'libs/eventing/src/replay/rebuild/catch-up.spec.ts',
      name: 'knows from its last chunk where it was',
    },
  },
  {
    promise: 1,
    name: 'a version that was begun to be emptied is emptied again',
    file: rebuild,
    take: "if (restart || known.state === 'clearing') {",
    put: 'if (restart) {',
    test: { file: `${replay}/rebuild/rebuild-kill.int.spec.ts`, name: 'empties again' },
  },
  {
    promise: 1,
    name: 'a switch is refused while a part of the history is missing',
    file: rebuild,
    take: 'if (incomplete > allowed) throw',
    put: 'if (incomplete < 0) throw',
    test: {
      file: `${replay}/snapshots/publish-snapshots.int.spec.ts`,
      name: 'rebuild the same documents',
    },
  },
  {
    promise: 1,
    name: 'workers follow the version that answers',
    file: `${replay}/following/live-model.ts`,
    take: 'if (alias?.version === this.following?.version) return;',
    put: 'if (this.following) return;',
    test: { file: rebuilding, name: 'answers queries after the switch' },
  },
  {
    promise: 1,
    name: 'a comparison looks at what documents show',
    file: `${replay}/rebuild/compare-documents.ts`,
    take: "return contentOf(live) === contentOf(built) ? 'same' : 'different';",
    put: "return 'same';",
    test: { file: rebuilding, name: 'is found out when it differs' },
  },
  {
    promise: 5,
    name: 'a read model that is in its group and reads no more gets a new consumer',
    file: 'libs/eventing/src/replay/following/follower.ts',
    take: 'onStall: (end) => this.end(end),',
    put: 'onStall: () => undefined,',
    test: {
      file: 'libs/eventing/src/replay/following/follower.spec.ts',
      name: 'replaces a consumer that is in its group and fetches no more',
    },
  },
];
