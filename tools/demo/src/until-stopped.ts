const halted = Symbol('halted');

/** Resolves with the first SIGINT or SIGTERM, and says so; a second one ends the process at once. */
export function untilStopped(say: (line: string) => void): Promise<void> {
  return new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        say('stopping');
        stopped();
      });
    }
  });
}

/** Waits for what starts. `stopped` ends the process meanwhile; what was started so far ends with it. */
export async function unlessStopped<T>(
  starting: Promise<T>,
  stopped: Promise<unknown>,
): Promise<T> {
  const first = await Promise.race([starting, stopped.then(() => halted)]);
  return first === halted ? process.exit(130) : (first as T);
}
