import { readFile } from 'node:fs/promises';

const lines = 15;
const telling = /\b(ERROR|FATAL|Exception)\b|"s":"[EF]"|^error|cannot|failed/i;

/** The end of a log, as a person wants it after a failure: lines that complain first, if there are any. */
export async function logTail(path: string): Promise<string> {
  const all = (await readFile(path, 'utf8').catch(() => '')).trimEnd().split('\n');
  const complaints = all.filter((line) => telling.test(line)).slice(0, lines);
  const shown = complaints.length > 0 ? complaints : all.slice(-lines);
  return [
    `  ${path}:`,
    ...shown.map((line) => `  | ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`),
  ].join('\n');
}
