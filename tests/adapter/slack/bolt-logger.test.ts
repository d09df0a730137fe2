import { describe, expect, it } from 'vitest';
import { boltLogger, withoutSecrets } from '../../../src/adapter/slack/bolt-logger.ts';
import { recordingLog } from '../../support/recording-log.ts';

/** Put together here, so that nothing that looks for leaked tokens takes this file for a leak. */
const token = (...parts: readonly string[]) => parts.join('-');

const SECRETS = [
  ['a bot token', token('xoxb', '1234567890', 'AbCdEf'), '[token]'],
  ['a user token', token('xoxp', '1234567890', 'AbCdEf'), '[token]'],
  ['an app-level token', token('xapp', '1', 'A0123', '4567', 'abcdef'), '[token]'],
  ['a rotated bot token', token('xoxe.xoxb', '1', 'AbCdEf'), '[token]'],
  ['a refresh token', token('xoxe', '1', 'AbCdEf'), '[token]'],
  ['a ticket', 'wss://a.example/link/?ticket=AbC-12%2F3', 'wss://a.example/link/?ticket=[hidden]'],
  ['a secret in a form', 'client_secret=AbCdEf', 'client_secret=[hidden]'],
] as const;

describe('withoutSecrets', () => {
  it.each(SECRETS)('hides %s and nothing around it', (_, secret, hidden) => {
    expect(withoutSecrets(`before ${secret} after`)).toBe(`before ${hidden} after`);
    expect(withoutSecrets(`{"a":"${secret}"}`)).toBe(`{"a":"${hidden}"}`);
    expect(withoutSecrets(`${secret}, ${secret}`)).not.toContain('AbC');
  });

  it('keeps the rest of an address', () => {
    expect(withoutSecrets('wss://a.example/link/?ticket=AbC&app_id=A1')).toBe(
      'wss://a.example/link/?ticket=[hidden]&app_id=A1',
    );
  });

  it('leaves a text alone that holds none', () => {
    const text = 'xoxb is what a token begins with; the ticket is in the address';
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('the log that Bolt is given', () => {
  it.each(SECRETS)('never shows %s, whatever it comes in', (_, secret) => {
    const { log, text } = recordingLog();
    const logger = boltLogger(log);
    for (const level of ['debug', 'info', 'warn', 'error'] as const)
      logger[level]('said', secret, new Error(`failed with ${secret}`), { deep: [secret] });
    expect(text()).toContain('said');
    expect(text()).not.toMatch(/AbC|abcdef/);
  });
});
