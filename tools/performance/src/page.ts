import { besideLines, checkLines, goalLines, heading, markdownTable } from './findings-table.js';
import { figure } from './numbers.js';
import { processTable } from './process-table.js';
import { titleOf, type BenchRecord, type RowRecord } from './record.js';
import { summarise, verdictText, type Summary } from './summary.js';

/** Why rows missed a target, or what a reader should know of them, by row; written by people. */
export type Remarks = Readonly<Record<string, string>>;

/** docs/performance.md. The same record and remarks give the same page. */
export function performancePage(record: BenchRecord, remarks: Remarks): string {
  const summaries = record.rows.map(summarise);
  return [
    '# Performance',
    '',
    'Made by `npm run generate` from [performance/data.json](performance/data.json), which `npm run bench -- --write`',
    'records, and from [performance/remarks.json](performance/remarks.json); do not edit.',
    '',
    'Every number is a ratio to a bare floor that runs in the same minutes on the same machine: the same work done',
    'raw, with none of our promises. Numbers per second are of this machine only; ratios travel better, those of CPU best.',
    '',
    markdownTable(heading, goalLines(summaries)),
    '',
    '`stretch` clears the stretch goal too. A row passes only when the median of **every** part of its target does.',
    '`reduced size`: it ran smaller than its target is meant for, to be quick; `--full` runs that size.',
    '',
    ...missed(summaries, remarks),
    ...theRun(record, summaries),
    ...method,
    ...summaries.flatMap((summary) => section(summary, remarks)),
  ].join('\n');
}

function missed(summaries: readonly Summary[], remarks: Remarks): string[] {
  const found = summaries.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'stretch');
  const told = found.map((summary) => {
    const { row } = summary;
    const why = unmeasured(row) ?? remarks[row.id] ?? 'Nobody has found out why yet.';
    return `- **${titleOf(row)}** (${verdictText(summary)}): ${why}`;
  });
  return ['## What was not met', '', ...(told.length > 0 ? told : ['Nothing.']), ''];
}

function theRun(record: BenchRecord, summaries: readonly Summary[]): string[] {
  const { date, machine, fdatasyncMs, loadBefore, full } = record;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const quiet = summaries.every(({ foreignCores }) => foreignCores !== null && foreignCores < 0.25);
  return [
    '## The run',
    '',
    markdownTable(
      ['', ''],
      [
        ['started', date],
        ['processor', `${machine.cores} cores of ${machine.cpu}`],
        ['memory', `${machine.memoryGiB} GiB`],
        ['system', machine.system],
        ['versions', versions.join(', ')],
        ['`fdatasync` of a small write', `p50 ${figure(fdatasyncMs)} ms`],
        ['load average before', figure(loadBefore)],
        ['sizes', full ? 'full (`--full`)' : 'default'],
        [
          'quiet',
          quiet ? 'yes: others took less than a quarter of a core' : '**no**, see the rows',
        ],
      ],
    ),
    '',
    'Clients, servers, database and broker share these cores; there is one replica and one broker. On a real set a',
    'commit costs a network majority, so grouping wins more and the lone command pays more.',
    '',
  ];
}

const method = [
  '## How it is measured',
  '',
  'Windows of floor and ours alternate in mirrored order (floor, ours, ours, floor) after one window of each that does',
  'not count. Neighbours are a pair; the number of a row is the median over its pairs, the brackets are a 95 % bootstrap',
  'interval of that median. With few pairs read it as a range, not as a proof. CPU is the time of every process that takes part (`/proc/<pid>/stat`)',
  'over the same windows, summed, per operation. Latency in the open model counts from the intended start.',
  'Kept raw in `.korsa/bench/` for every run.',
  '',
  '**How to read the plots.** Windows: each dot is one window, a line joins the two of a pair, the bar is the median;',
  'lanes that do not overlap are a clear result, crossing lines are noise. Percentiles: each thin line is one window, the',
  'thick one goes through their medians; lower is quicker, and the axis gives each further nine the same room.',
  '',
];

function section(summary: Summary, remarks: Remarks): string[] {
  const { row, foreignCores, reduced } = summary;
  const beside = besideLines(summary);
  const checks = checkLines(summary);
  const { id, floor, measuredAt, load, pairs, fullSize } = row;
  const why = unmeasured(row);
  const others = foreignCores === null ? 'not measured here' : `${figure(foreignCores)} cores`;
  const facts = `${measuredAt.slice(0, 16).replace('T', ' ')} UTC, ${pairs.length} pairs, load average ${load.map(figure).join(' → ')}, others took ${others}.`;
  return [
    `## ${titleOf(row)}`,
    '',
    floor === null ? 'No floor: an absolute figure.' : `Floor: ${floor}.`,
    facts,
    ...(reduced && why === undefined ? [`The target is for ${fullSize}.`] : []),
    '',
    why === undefined ? `![${titleOf(row)}](performance/${id}.svg)` : `Not measured: ${why}`,
    '',
    ...(beside.length > 0
      ? [markdownTable(['beside the goals', 'ours', 'floor', 'ours ÷ floor [95 %]'], beside), '']
      : []),
    ...processTable(row),
    ...(checks.length > 0 ? [...checks.map((check) => `- ${check}`), ''] : []),
    ...(remarks[id] ? [remarks[id], ''] : []),
  ];
}

/** Why a row has no result; undefined when it has one. */
function unmeasured({ broken, notBegun }: RowRecord): string | undefined {
  return broken ?? notBegun;
}
