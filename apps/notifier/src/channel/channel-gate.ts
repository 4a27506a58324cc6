import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { config, type Config } from '../config';
import { SmtpChannel, type SmtpAnswer } from '../sending/smtp-channel';
import { batchOf } from './allowance';
import {
  claim,
  withAcceptance,
  withFault,
  withoutSender,
  withRefusal,
  withReply,
  type Channel,
  type ChannelLimits,
  type Grant,
  type RefusedAddress,
} from './channel';
import { after, shareLease } from './channel-times';
import { SharedChannel } from './shared-channel';
import { mustGiveWay } from './shares';
import { TakingBack } from './taking-back';

/** Connections are kept so long without a mail. */
const idleTime = 60_000;
const soon = 1_000;

/** `wait`: milliseconds until it is worth trying again; nothing was begun. */
export type Passage<T> = { readonly done: T } | { readonly wait: number };

/**
 * This process's way through the channel that all senders share. A conversation begins without asking the store as
 * long as the share is valid; a share is renewed every few seconds while it is used.
 */
@Injectable()
export class ChannelGate {
  private readonly logger = new Logger(ChannelGate.name);
  private readonly by = randomUUID();
  private readonly limits: ChannelLimits;
  private grant: Grant | undefined;
  /** Begun under this grant. */
  private begun = 0;
  private busy = 0;
  /** Connections that a question under way speaks of: until it is answered no others are opened. */
  private told = Infinity;
  private usedAt = new Date(0);
  private shutUntil = new Date(0);
  private stopped = false;
  /** Met by this process since its start. */
  faults = 0;
  private claiming: Promise<void> | undefined;
  private readonly waiting: Array<() => void> = [];

  constructor(
    @Inject(config) settings: Config,
    private readonly shared: SharedChannel,
    private readonly smtp: SmtpChannel,
    private readonly takingBack: TakingBack,
  ) {
    this.limits = {
      connections: settings.SMTP_CONNECTIONS,
      messagesPerMinute: settings.SMTP_MESSAGES_PER_MINUTE,
    };
  }

  /** Milliseconds for which nothing can begin, as far as is known here. */
  get pause(): number {
    const { breaker, heldSince } = this.shared.seen;
    const until = Math.max(this.shutUntil.getTime(), breaker?.openUntil.getTime() ?? 0);
    return Math.max(heldSince ? soon : 0, until - this.shared.now().getTime());
  }

  /** Rows that may begin now, as far as is known here. */
  get roomNow(): number {
    return this.pause > 0 ? 0 : Math.min(this.most, this.allowed);
  }

  /** How many of so many rows may be taken now, to begin at once or soon. */
  async room(wanted: number): Promise<number> {
    const most = Math.min(wanted, this.most);
    if (this.pause > 0 || most <= 0) return 0;
    if (this.allowed < 1) await this.ask(most);
    return Math.min(wanted, this.roomNow);
  }

  /** Works over a connection of this process's share; the others wait in order. */
  async use<T>(work: () => Promise<T>): Promise<Passage<T>> {
    for (;;) {
      if (this.stopped) return { wait: 0 };
      if (this.pause > 0) return { wait: this.pause };
      if (this.allowed < 1) {
        await this.ask(this.waiting.length + 1);
        if (this.allowed < 1) return { wait: Math.max(soon, this.pause) };
      }
      if (this.busy < Math.min(this.connections, this.told)) break;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.busy += 1;
    this.begun += 1;
    try {
      return { done: await work() };
    } finally {
      this.busy -= 1;
      this.usedAt = this.shared.now();
      this.wake();
    }
  }

  /** Now and then: hears what others met, keeps what is used and gives back what is not. */
  async look(): Promise<void> {
    await this.keepShare(await this.shared.read());
    await this.takingBack.workOff(this.shared.seen);
  }

  /** Milliseconds for which everybody waits. */
  async fault(answer: SmtpAnswer, alarm: boolean): Promise<number> {
    const { opened, faults, openUntil } = await this.shared.change((channel, now) => {
      const next = withFault(channel, now);
      return { channel: next, answer: { opened: next !== channel, ...next.breaker! } };
    });
    if (opened) this.tell({ ...answer, alarm, faults });
    this.faults += 1;
    this.wake();
    return openUntil.getTime() - this.shared.now().getTime();
  }

  /** Whether to believe it: so many refusals in a row are the channel's fault. */
  async addressRefused(address: RefusedAddress, answer: SmtpAnswer): Promise<boolean> {
    const believed = await this.shared.change((channel, now) => withRefusal(channel, address, now));
    if (!believed) this.tell({ ...answer, alarm: true, faults: 1 });
    return believed;
  }

  /** The server talked about a mail: the way works. Writes only if something else was known. */
  async replied(accepted: boolean): Promise<void> {
    const { breaker, refused } = this.shared.seen;
    if (!breaker && (!accepted || refused.length === 0)) return;
    const closed = await this.shared.change((channel, now) => {
      const open = withReply(channel, now);
      const answer = open.breaker !== channel.breaker;
      return { channel: accepted ? withAcceptance(open) : open, answer };
    });
    if (closed) this.logger.log('The mail server talks to us again');
  }

  /** Nobody waits any more: everybody comes through to find out that nothing is begun. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** After the last conversation: others need not wait until the share ends. Who asks meanwhile asks after it. */
  async leave(): Promise<void> {
    while (this.claiming) await this.claiming;
    this.grant = undefined;
    this.smtp.keep(0);
    const leaving = this.shared.change((channel) => ({
      channel: withoutSender(channel, this.by),
      answer: undefined,
    }));
    await this.asOnlyQuestion(leaving);
  }

  private async keepShare(channel: Channel): Promise<void> {
    if (!this.grant) return;
    const now = this.shared.now();
    const used = this.busy > 0 || this.usedAt > after(now, -idleTime);
    const halfOver = this.grant.until < after(now, shareLease / 2);
    const giveWay = mustGiveWay(this.by, channel, this.limits.connections, now);
    if (!used && halfOver && !this.claiming) return this.leave();
    // Before others hear of it: what is closed later would be one connection too many.
    if (giveWay) this.smtp.keep(this.busy);
    if (halfOver || giveWay) await this.ask(0);
  }

  private get most(): number {
    if (this.shared.seen.breaker) return 1;
    const { messagesPerMinute } = this.limits;
    return messagesPerMinute === undefined ? Infinity : batchOf(messagesPerMinute);
  }

  private get connections(): number {
    const { connections = 0, cap = 0 } = this.grant ?? {};
    return Math.min(connections, cap);
  }

  /** Conversations that may begin without asking, one after the other. */
  private get allowed(): number {
    const now = this.shared.now();
    if (!this.grant || this.grant.until <= now || this.connections === 0) return 0;
    if (this.grant.faults !== (this.shared.seen.breaker?.faults ?? 0)) return 0;
    if (this.most === Infinity) return Infinity;
    return this.grant.messagesUntil > now ? this.grant.messages - this.begun : 0;
  }

  /** One question at a time. `messages` 0: only renews the share. */
  private async ask(messages: number): Promise<void> {
    if (this.claiming) {
      await this.claiming;
      if (this.allowed >= 1 || this.pause > 0) return;
      return this.ask(messages);
    }
    await this.asOnlyQuestion(this.claim(messages));
  }

  private async asOnlyQuestion(question: Promise<void>): Promise<void> {
    this.claiming = question.finally(() => (this.claiming = undefined));
    await this.claiming;
  }

  private async claim(messages: number): Promise<void> {
    // What is open counts as in use: others may have it only when it is closed.
    this.told = Math.max(this.busy, this.smtp.open);
    const asked = { by: this.by, busy: this.told, messages };
    try {
      const grant = await this.shared.change((channel, now) =>
        claim(channel, asked, this.limits, now),
      );
      this.accept(grant, messages);
    } finally {
      // Only now: who waits must not go by the grant before this one.
      this.told = Infinity;
      this.wake();
    }
  }

  private accept(grant: Grant, messages: number): void {
    if (messages === 0 && this.grant) {
      const { connections, cap, until } = grant;
      this.grant = { ...this.grant, connections, cap, until };
    } else {
      this.grant = grant;
      this.begun = 0;
    }
    if (messages > 0 && grant.wait > 0) this.shutUntil = after(this.shared.now(), grant.wait);
    this.smtp.keep(this.connections);
  }

  /** Whoever waits looks again, in order. */
  private wake(): void {
    this.waiting.splice(0).forEach((resolve) => resolve());
  }

  private tell(fault: SmtpAnswer & { alarm: boolean; faults: number }): void {
    const told = { event: 'smtp.breaker-open', ...fault };
    if (fault.alarm) this.logger.error(told);
    else this.logger.warn(told);
  }
}
