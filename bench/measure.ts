/** What a series of times comes to, in milliseconds. */
export type Times = { readonly median: number; readonly p99: number };

/** The value that `share` of all times do not exceed (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function summary(times: readonly number[]): Times {
  return { median: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/**
 * Times two things turn by turn, so that whatever else the machine does meets both alike. Each is warmed up first.
 */
export async function alternate(
  ours: () => Promise<unknown>,
  peers: () => Promise<unknown>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<{ ours: Times; peers: Times }> {
  const timeOf = async (run: () => Promise<unknown>) => {
    const started = performance.now();
    await run();
    return performance.now() - started;
  };
  for (let round = 0; round < warmUp; round++) {
    await ours();
    await peers();
  }
  const times: { ours: number[]; peers: number[] } = { ours: [], peers: [] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timeOf(ours));
    times.peers.push(await timeOf(peers));
  }
  return { ours: summary(times.ours), peers: summary(times.peers) };
}

/** How often a second something runs, after a warm-up of a tenth of the time. */
export function ratePerSecond(run: () => unknown, forMs: number): number {
  const runFor = (ms: number) => {
    const started = performance.now();
    let count = 0;
    while (performance.now() - started < ms) {
      for (let i = 0; i < 100; i++) run();
      count += 100;
    }
    return (count / (performance.now() - started)) * 1000;
  };
  runFor(forMs / 10);
  return runFor(forMs);
}
