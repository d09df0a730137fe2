import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../command/log.ts';

/** Tokens of every kind, the ticket in the address of a Socket Mode connection, and secrets in a form (`client_secret`). */
const SECRETS = /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]+|\b(\w*(?:ticket|token|secret))=[^\s&"']+/giu;

/** A text in which nothing lets anybody in. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, (_, name: string | undefined) =>
    name === undefined ? '[token]' : `${name}=[hidden]`,
  );
}

function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof Error) return part.message;
  return JSON.stringify(part) ?? String(part);
}

/**
 * Bolt's log lines in ours. Its debug lines are dropped: they hold what people typed. Where every failure reaches us
 * as an error too, and is told once with its remedy, `isQuiet` keeps the library's own words for debugging.
 */
export function boltLogger(log: Log, isQuiet = false): Logger {
  const tell =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[isQuiet ? 'debug' : level]({ from: 'bolt' }, withoutSecrets(parts.map(textOf).join(' ')));
  return {
    debug: () => {},
    info: tell('debug'),
    warn: tell('warn'),
    error: tell('error'),
    setLevel: () => {},
    setName: () => {},
    getLevel: () => LogLevel.INFO,
  };
}
