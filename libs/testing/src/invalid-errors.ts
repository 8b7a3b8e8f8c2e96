import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ErrorToldOf {
  readonly code: string;
  readonly kind: string;
  readonly problems: readonly { readonly field: string; readonly rule: string }[];
}

type ErrorClass = new (...told: unknown[]) => ErrorToldOf;

/** Whatever an error is told: most print it, and those that are handed their problems show this one. */
const told = [{ field: '(handed in)', rule: 'broken' }];

/**
 * The fields of the request that each domain error of kind `invalid` below `src` names, by the code of the error. The
 * classes are found, not listed, so that a new one is not forgotten; `(handed in)` stands for problems an error is given.
 * Throws for an error whose rule says nothing, and for a declaration that no exported class accounts for.
 */
export async function fieldsOfInvalidErrors(src: string): Promise<Record<string, string[]>> {
  const files = globSync('**/*.ts', { cwd: src, exclude: ['**/*.spec.ts'] })
    .map((file) => ({ file, declared: declarations(join(src, file)) }))
    .filter(({ declared }) => declared > 0);
  const errors = await Promise.all(
    files.map(async ({ file, declared }) => {
      const found = await invalidErrorsOf(join(src, file));
      if (found.length === declared) return found;
      throw new Error(
        `${file} declares ${declared} errors of kind invalid, exports ${found.length}`,
      );
    }),
  );
  return Object.fromEntries(errors.flat().map((error) => [error.code, fieldsOf(error)]));
}

function declarations(path: string): number {
  return readFileSync(path, 'utf8').match(/^ {2}readonly kind\b[^;]*'invalid'/gm)?.length ?? 0;
}

async function invalidErrorsOf(path: string): Promise<ErrorToldOf[]> {
  const exported = Object.values<unknown>((await import(path)) as Record<string, unknown>);
  return exported
    .filter(isErrorClass)
    .map((Class) => new Class(told, told, told))
    .filter(({ kind }) => kind === 'invalid');
}

function isErrorClass(value: unknown): value is ErrorClass {
  return typeof value === 'function' && value.prototype instanceof Error;
}

function fieldsOf({ code, problems }: ErrorToldOf): string[] {
  if (problems.some(({ rule }) => !/\S/.test(rule))) throw new Error(`${code} names no rule`);
  return problems.map(({ field }) => field);
}
