interface Call {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

type Functions = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** Answers the calls of the process that started this one, and ends with it. `end` runs first. */
export function serve(functions: Functions, end: () => Promise<void> = () => Promise.resolve()) {
  process.on('message', (message) => void answer(functions, message as Call));
  process.on('disconnect', () => void end().finally(() => process.exit()));
}

async function answer(functions: Functions, { id, name, input }: Call): Promise<void> {
  try {
    const call = functions[name];
    if (!call) throw new Error(`There is no function ${name}.`);
    process.send?.({ id, value: await call(input as never) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
}
