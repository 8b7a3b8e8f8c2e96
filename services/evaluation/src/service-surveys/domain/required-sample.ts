import { halfUp } from '../../figures/half-up.js';

/**
 * Respondents that a survey of `users` service users needs: Krejcie–Morgan, χ² 3.841, P 0.5, d 0.05, half up.
 * The formula in whole numbers is 96025·N / (250·(N−1) + 96025). It reproduces the published table but for the last
 * row (100 000: 384, formula 383); from there on the table wins, 384 is also the limit.
 * That PermenPANRB 14/2017 annexes the table is known from secondary sources only.
 */
export function requiredSample(users: number): number {
  if (users >= 100_000) return 384;
  return halfUp(96_025 * users, 250 * (users - 1) + 96_025, 0);
}
