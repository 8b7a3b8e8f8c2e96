/** Where a person reads what happens. */
export type Log = (line: string) => void;
