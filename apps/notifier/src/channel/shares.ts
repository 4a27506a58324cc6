import type { Claim, Grant } from './channel';
import { after, shareLease } from './channel-times';

/** A sender's part of the connections that the mail server allows. It ends by itself when the sender dies. */
export interface Share {
  readonly by: string;
  readonly connections: number;
  readonly until: Date;
}

interface Part extends Pick<Grant, 'connections' | 'cap' | 'until'> {
  /** The same array if nothing changed. */
  readonly shares: readonly Share[];
}

const othersThan = (by: string, shares: readonly Share[], now: Date) =>
  shares.filter((share) => share.by !== by && share.until > now);
const fairAmong = (senders: number, limit: number) => Math.max(1, Math.floor(limit / senders));

/** Somebody has less than its fair part, and this sender more. */
export function mustGiveWay(
  by: string,
  { shares }: { readonly shares: readonly Share[] },
  limit: number,
  now: Date,
): boolean {
  const others = othersThan(by, shares, now);
  const fair = fairAmong(others.length + 1, limit);
  const mine = shares.find((share) => share.by === by)?.connections ?? 0;
  return mine > fair && others.some(({ connections }) => connections < fair);
}

/**
 * Never more than `limit` for all senders together. Alone a sender gets them all; what is in use is not taken from
 * anybody, but who must give way begins no more than its fair part.
 */
export function shareOut(
  shares: readonly Share[],
  { by, busy }: Claim,
  limit: number,
  now: Date,
): Part {
  const others = othersThan(by, shares, now);
  const held = others.reduce((sum, { connections }) => sum + connections, 0);
  const fair = fairAmong(others.length + 1, limit);
  const cap = others.some(({ connections }) => connections < fair) ? fair : limit;
  const connections = Math.min(Math.max(busy, cap), Math.max(0, limit - held));
  const mine = shares.find((share) => share.by === by);
  if (mine?.connections === connections && mine.until > after(now, shareLease / 2)) {
    return { shares, connections, cap, until: mine.until };
  }
  const until = after(now, shareLease);
  return { shares: [...others, { by, connections, until }], connections, cap, until };
}
