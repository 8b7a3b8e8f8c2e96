import { mechanisms, mechanismsPage, readProofs } from '@korsa/proof';
import type { GeneratedDocument } from './documents.js';

/** docs/mechanisms.md: what the promises rest on, and what went red without it. */
export function proofPage(): GeneratedDocument {
  return { path: 'docs/mechanisms.md', content: mechanismsPage(mechanisms, readProofs()) };
}
