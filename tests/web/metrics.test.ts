import { afterEach, describe, expect, it, vi } from 'vitest';
import { countAnswers, createMetrics } from '../../src/web/metrics.ts';
import { realRunner } from '../support/preview.ts';

const event = { command: 'find', outcome: 'found', platform: 'discord', seconds: 0.001 };

describe('metrics', () => {
  afterEach(() => vi.doUnmock('prom-client'));

  it('count what happened before anybody looked, and after', async () => {
    const metrics = createMetrics();
    metrics.answered(event);
    expect((await metrics.read()).body).toContain('outcome="found",platform="discord"} 1');
    metrics.answered(event);
    expect((await metrics.read()).body).toContain('outcome="found",platform="discord"} 2');
  });

  it('lose nothing when more happens than waits for the first look', async () => {
    const metrics = createMetrics();
    for (let count = 0; count < 2500; count += 1) metrics.answered(event);
    const { body } = await metrics.read();
    expect(body).toContain('bot_answers_total{command="find",outcome="found",platform="discord"} 2500');
    expect(body).toContain('bot_answer_seconds_bucket{le="0.001",command="find",platform="discord"} 2500');
  });

  it('are there with the next look when the library could not be loaded for the first', async () => {
    const metrics = createMetrics();
    metrics.answered(event);
    vi.doMock('prom-client', () => ({ default: {} }));
    await expect(metrics.read()).rejects.toThrow();
    vi.doUnmock('prom-client');
    expect((await metrics.read()).body).toContain('outcome="found",platform="discord"} 1');
  });

  it('tell how the process is', async () => {
    const { body } = await createMetrics().read();
    expect(body).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('tell which fact book is in use, since when, and what became of changed files', async () => {
    const metrics = createMetrics();
    const started = Date.now() / 1000;
    expect((await metrics.read()).body).toContain('bot_book_reloads_total{outcome="changed"} 0');
    for (const outcome of ['changed', 'refused', 'changed', 'unchanged'] as const) metrics.reloaded(outcome);
    const { body } = await metrics.read();
    expect(body).toContain('bot_book_version 3');
    expect(body).toContain('bot_book_reloads_total{outcome="changed"} 2');
    expect(body).toContain('bot_book_reloads_total{outcome="refused"} 1');
    expect(body).toContain('bot_book_reloads_total{outcome="failed"} 0');
    const since = Number(/^bot_book_since_timestamp_seconds (\S+)$/m.exec(body)?.[1]);
    expect(since).toBeGreaterThanOrEqual(started - 1);
  });

  it('name commands and outcomes and never what was typed', async () => {
    const metrics = createMetrics();
    const runner = countAnswers(realRunner(), 'slack', metrics);
    await runner.runLine('outsourcing', { locale: null });
    await runner.runLine('my secret question', { locale: null });
    await runner.run({ command: 'another secret', args: { question: 'third secret' } }, { locale: null });
    const { body } = await metrics.read();
    expect(body).toContain('{command="outsourcing",outcome="found",platform="slack"} 1');
    expect(body).toContain('{command="find",outcome="unknown",platform="slack"} 1');
    expect(body).not.toContain('secret');
  });

  it('count an apology as an error', async () => {
    const metrics = createMetrics();
    const runner = realRunner();
    const broken = countAnswers(
      { ...runner, runLine: async (...given) => ({ ...(await runner.runLine(...given)), reference: 'ABC' }) },
      'discord',
      metrics,
    );
    await broken.runLine('outsourcing', { locale: null });
    expect((await metrics.read()).body).toContain('outcome="error",platform="discord"} 1');
  });
});
