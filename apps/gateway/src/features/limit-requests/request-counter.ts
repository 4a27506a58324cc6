const window = 60_000;
const most = 100_000;

/**
 * Counts per minute, with a bounded memory: beyond a hundred thousand addresses a minute the rest goes uncounted.
 * Instants are milliseconds of a clock that never goes back.
 */
export class RequestCounter {
  private counts = new Map<string, number>();
  private ends = 0;

  constructor(private readonly limit: number) {}

  /** Counts one; answers the seconds to wait if that is one too many. */
  take(key: string, now: number): number | undefined {
    if (now >= this.ends) {
      this.counts = new Map();
      this.ends = now + window;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    if (count > 1 || this.counts.size < most) this.counts.set(key, count);
    return count > this.limit ? Math.ceil((this.ends - now) / 1_000) : undefined;
  }
}

/** An IPv4 address, or the network of 64 bits that an IPv6 subscriber has to himself. */
export function subscriberOf(address: string): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return groups.slice(0, 4).join(':');
}
