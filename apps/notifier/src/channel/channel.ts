import type { RecipientVersion } from '../recipients/recipients';
import { allowance, type Spent } from './allowance';
import { after, messageLease, probeLease } from './channel-times';
import { shareOut, type Share } from './shares';

/** What all senders together know of the way to the mail server. */
export interface Channel {
  readonly breaker?: Breaker;
  /** The journal came back from a backup of that time: nobody sends until an operator says what was sent since. */
  readonly heldSince?: Date;
  /** When that was decided: whatever was sent before it was accepted by then. */
  readonly heldAt?: Date;
  /** Addresses refused for good since the last accepted mail. */
  readonly refused: readonly RefusedAddress[];
  /** Refusals that were none: each stays until nothing is left of it. */
  readonly takingBack?: readonly RefusedAddress[];
  readonly shares: readonly Share[];
  readonly spent: readonly Spent[];
}

/** Open: nobody sends until then. Afterwards one mail tries, until a reply closes it or a fault opens it longer. */
interface Breaker {
  readonly faults: number;
  readonly openUntil: Date;
  readonly probe?: { readonly by: string; readonly until: Date };
}

export interface RefusedAddress {
  readonly deliveryId: string;
  /** Of this row under this lease. */
  readonly attempt: string;
  /** Absent for a mail to an address that belongs to nobody yet. */
  readonly recipient?: RecipientVersion;
  readonly domain: string;
}

export interface ChannelLimits {
  readonly connections: number;
  readonly messagesPerMinute?: number;
}

export interface Claim {
  readonly by: string;
  /** Connections in use. */
  readonly busy: number;
  /** Conversations that would begin now. */
  readonly messages: number;
}

export interface Grant {
  readonly connections: number;
  /** Others wait for theirs: no more conversations than this at the same time, although more are held. */
  readonly cap: number;
  readonly until: Date;
  /** Conversations that may begin. */
  readonly messages: number;
  readonly messagesUntil: Date;
  /** Of the breaker at that time: after another fault, or a reply, the grant is over. */
  readonly faults: number;
  /** Milliseconds until it is worth asking again, when none may begin. */
  readonly wait: number;
}

export const emptyChannel: Channel = { refused: [], shares: [], spent: [] };
const soon = 1_000;
const firstPause = 2_000;
const longestPause = 30_000;
const domainsInARow = 3;
const remembered = 100;

/** Answers the same channel if nothing needs to be written. */
export function claim(
  channel: Channel,
  wanted: Claim,
  limits: ChannelLimits,
  now: Date,
): { readonly channel: Channel; readonly answer: Grant } {
  const { breaker, heldSince } = channel;
  const { shares, ...share } = shareOut(channel.shares, wanted, limits.connections, now);
  const mayNot = heldSince !== undefined || share.connections === 0;
  const closed = closedFor(breaker, wanted.by, now) ?? (mayNot ? soon : undefined);
  const most = breaker ? Math.min(1, wanted.messages) : wanted.messages;
  const bucket = allowance(channel.spent, closed ? 0 : most, limits.messagesPerMinute, now);
  const answer = {
    ...share,
    messages: bucket.messages,
    messagesUntil: after(now, messageLease),
    faults: breaker?.faults ?? 0,
    wait: closed ?? bucket.wait,
  };
  if (breaker && bucket.messages > 0) {
    const probe = { by: wanted.by, until: after(now, probeLease) };
    const probed = { ...channel, breaker: { ...breaker, probe }, shares, spent: bucket.spent };
    return { channel: probed, answer };
  }
  const same = shares === channel.shares && bucket.spent === channel.spent;
  return { channel: same ? channel : { ...channel, shares, spent: bucket.spent }, answer };
}

/** Milliseconds for which this sender may not begin anything. */
function closedFor(breaker: Breaker | undefined, by: string, now: Date): number | undefined {
  if (!breaker) return undefined;
  const open = breaker.openUntil.getTime() - now.getTime();
  if (open > 0) return open;
  const { probe } = breaker;
  const tries = probe && probe.by !== by ? probe.until.getTime() - now.getTime() : 0;
  return tries > 0 ? Math.min(soon, tries) : undefined;
}

export const heldFrom = (channel: Channel, since: Date, now: Date): Channel => ({
  ...channel,
  heldAt: now,
  heldSince: channel.heldSince && channel.heldSince < since ? channel.heldSince : since,
});

export const letGo = (channel: Channel): Channel =>
  channel.heldSince ? { ...channel, heldSince: undefined, heldAt: undefined } : channel;

/** Everybody waits, 2 s doubling to 30 s. What fails while it is open is the same fault. */
export function withFault(channel: Channel, now: Date): Channel {
  const { faults = 0, openUntil } = channel.breaker ?? {};
  if (openUntil && openUntil > now) return channel;
  const pause = Math.min(longestPause, firstPause * 2 ** faults);
  return { ...channel, breaker: { faults: faults + 1, openUntil: after(now, pause) } };
}

/** The server talked about a mail, whatever it said. A reply to what began before the fault says nothing. */
export function withReply(channel: Channel, now: Date): Channel {
  if (!channel.breaker || channel.breaker.openUntil > now) return channel;
  return { ...channel, breaker: undefined };
}

/** A mail was accepted: addresses that were refused before it are really wrong. */
export const withAcceptance = (channel: Channel): Channel =>
  channel.refused.length > 0 ? { ...channel, refused: [] } : channel;

/**
 * An address was refused for good; answers whether to believe it. Several different domains in a row are not people's
 * mistakes: then none of them is believed, and the channel is at fault. Repeatable.
 */
export function withRefusal(
  channel: Channel,
  address: RefusedAddress,
  now: Date,
): { readonly channel: Channel; readonly answer: boolean } {
  const { takingBack = [] } = channel;
  if (takingBack.some(({ attempt }) => attempt === address.attempt)) {
    return { channel, answer: false };
  }
  const earlier = channel.refused.filter(({ deliveryId }) => deliveryId !== address.deliveryId);
  const domains = new Set([address, ...earlier].map(({ domain }) => domain));
  if (domains.size < domainsInARow) {
    const refused = [...earlier, address].slice(-remembered);
    return { channel: { ...channel, refused }, answer: true };
  }
  const faulty = withFault({ ...channel, refused: [] }, now);
  return {
    channel: { ...faulty, takingBack: [...takingBack, ...earlier, address] },
    answer: false,
  };
}

/** Nothing is left of these refusals. */
export function withoutTraceOf(channel: Channel, undone: ReadonlySet<string>): Channel {
  const { takingBack = [] } = channel;
  const left = takingBack.filter(({ attempt }) => !undone.has(attempt));
  return left.length === takingBack.length ? channel : { ...channel, takingBack: left };
}

/** This sender stops: its share is free at once. */
export const withoutSender = (channel: Channel, by: string): Channel =>
  channel.shares.some((share) => share.by === by)
    ? { ...channel, shares: channel.shares.filter((share) => share.by !== by) }
    : channel;
