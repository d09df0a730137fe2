import { pino } from 'pino';
import type { Log } from './command/log.ts';

/** Structured lines on standard error; standard output is for the few lines a person reads at the start. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
