type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the program tells its operator what happens: the four methods of pino that are used here. */
export type Log = {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
};
