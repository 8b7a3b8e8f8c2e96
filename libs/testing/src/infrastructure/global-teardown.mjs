/** Ends what the global setup has started, and nothing else. */
export default async function globalTeardown() {
  await globalThis.korsaInfrastructure?.stop();
}
