import type { Problem } from '@korsa/domain';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Longest field name that is given back: senders choose the names of unknown fields. */
const longestName = 64;

/**
 * Every broken rule with its field. The schema is an object of parts (`{ body: … }`): the first step of the path
 * names the part and is left out, so `body.sessions.2.start` reads `sessions.2.start`. Unknown fields are named one by one.
 */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: Issue, above: readonly PropertyKey[]): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: fieldOf([...path, key]), rule: issue.message }));
  const branch = issue.code === 'invalid_union' ? closestBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => fromIssue(inner, path));
  return [{ field: fieldOf(path), rule: issue.message }];
}

/** Of the variants of a union the one that was meant: it fails somewhere inside, not as a whole. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches
    .filter((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0))
    .sort((one, other) => one.length - other.length)[0];
}

function fieldOf([part, ...inside]: readonly PropertyKey[]): string {
  const steps = inside.length > 0 ? inside : [part ?? ''];
  return steps.map((step) => String(step).slice(0, longestName)).join('.');
}
