import { readFile } from 'node:fs/promises';

const shownLines = 8;
const shownWidth = 300;
const complaint = /\b(ERROR|FATAL)\b|Exception|"s":"[EF]"/;

/** The end of a log, as a person wants it after a failure: only lines that complain, if there are any. */
export async function logTail(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).trimEnd().split('\n');
  const complaints = lines.filter((line) => complaint.test(line));
  const shown = complaints.length > 0 ? complaints.slice(0, shownLines) : lines.slice(-shownLines);
  return [`  ${path}:`, ...shown.map((line) => `  | ${shorten(line)}`)].join('\n');
}

function shorten(line: string): string {
  return line.length > shownWidth ? `${line.slice(0, shownWidth)}…` : line;
}
