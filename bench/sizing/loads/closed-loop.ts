import { median, quantile } from '../../suite/statistics';
import { instant } from '../../chain/instant';

/** What so many clients got done, each beginning the next thing when the last one is answered. */
export interface Done {
  readonly clients: number;
  readonly perSecond: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface ClosedLoop {
  readonly clients: number;
  readonly seconds: number;
}

/** `once` answers whether it went well. */
export async function closedLoop(
  { clients, seconds }: ClosedLoop,
  once: () => Promise<boolean>,
): Promise<Done> {
  const begun = instant();
  const end = begun + seconds * 1_000;
  const latencies: number[] = [];
  let failed = 0;
  const client = async () => {
    for (let started = instant(); started < end; started = instant()) {
      if (await once()) latencies.push(instant() - started);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return {
    clients,
    perSecond: (latencies.length / (instant() - begun)) * 1_000,
    failed,
    p50Ms: median(latencies),
    p99Ms: quantile(latencies, 0.99),
  };
}
