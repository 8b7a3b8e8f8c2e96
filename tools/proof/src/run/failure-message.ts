const longest = 160;

/** What belongs to one run or one machine and says nothing. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/(?:file:\/\/)?\/(?:root|home|tmp|usr|var|opt|work|Users)\/[^\s'"),;]+/g, '<path>'],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>'],
  [/[0-9a-f]{12,}/gi, '<id>'],
  [/(?:\d+(?:\.\d+){3}|localhost):\d+/g, '<host>'],
];

/** The message of a failed test in one short line: what differed, without the stack, ids and places on this machine. */
export function shortMessage(message: string, tree: string): string {
  const [said = ''] = message.split(/\n\s+at /);
  const line = said
    .replace(/^\w*Error: /, '')
    .replaceAll(`${tree}/`, '')
    .replaceAll('`', "'")
    .split('\n')
    .filter((part) => part.trim() !== '' && !isAlike(part))
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .join('; ');
  const short = passing.reduce((text, [what, name]) => text.replaceAll(what, name), line);
  return short.length <= longest ? short : `${short.slice(0, longest - 2).trimEnd()} …`;
}

/** Of what jest shows beside a difference: lines that both sides have, and the heading. */
function isAlike(part: string): boolean {
  return part.startsWith('  ') || /^[-+] (?:Expected|Received) {2}[-+] \d+$/.test(part);
}
