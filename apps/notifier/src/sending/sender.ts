import { setTimeout as delay } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { runInSpan } from '@secop/messaging';
import { ChannelGate } from '../channel/channel-gate';
import { DeliveryBell, type Room } from '../deliveries/delivery-bell';
import { isSuspect, Leases, type LeasedDelivery } from '../deliveries/leases';
import { DeliveryAttempt } from './delivery-attempt';
import { SmtpChannel } from './smtp-channel';

export interface SenderOptions {
  /** Rows in hand at the same time. */
  readonly rows: number;
  /** Milliseconds between two looks at the journal; the bell is faster. */
  readonly pollInterval: number;
  readonly renewInterval: number;
  /** How long a stop waits for conversations under way. What is cut off then is found by its lease. */
  readonly stopDeadline: number;
}
export const senderOptions = Symbol('SenderOptions');
export const defaultSenderOptions: SenderOptions = {
  rows: 20,
  pollInterval: 1_000,
  renewInterval: 10_000,
  stopDeadline: 15_000,
};

/** Takes rows when they can be sent, as late as possible, and keeps their leases while they are in hand. */
@Injectable()
export class Sender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sender.name);
  private readonly stopping = new AbortController();
  private readonly inHand = new Set<{ row: LeasedDelivery; done: Promise<void> }>();
  private taking = 0;
  private looking: Promise<void> | undefined;
  private doubting: Promise<void> | undefined;
  private lookAgain = false;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(senderOptions) private readonly options: SenderOptions,
    private readonly leases: Leases,
    private readonly attempt: DeliveryAttempt,
    private readonly channel: ChannelGate,
    private readonly smtp: SmtpChannel,
    private readonly bell: DeliveryBell,
  ) {}

  onApplicationBootstrap(): void {
    const { pollInterval, renewInterval } = this.options;
    this.bell.onRing({
      room: (rows) => this.keepRoom(rows),
      written: (ids) => void this.take(ids),
    });
    this.timers = [
      setInterval(() => this.poll(), pollInterval * (0.9 + 0.2 * Math.random())),
      setInterval(() => void this.renew(), renewInterval),
    ];
    this.poll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.channel.stop();
    const [poll, renewal] = this.timers;
    clearInterval(poll);
    await Promise.all([this.looking, this.doubting]);
    const ended = Promise.all([...this.inHand].map(({ done }) => done));
    const patience = new AbortController();
    const late = delay(this.options.stopDeadline, undefined, patience).catch(() => undefined);
    await Promise.race([ended, late]);
    patience.abort();
    clearInterval(renewal);
    this.smtp.close();
    await this.channel.leave().catch((error: unknown) => this.unreachable(error));
  }

  /** Room for so many more rows. */
  private get room(): number {
    if (this.stopping.signal.aborted) return 0;
    return this.options.rows - this.inHand.size - this.taking;
  }

  private keepRoom(rows: number): Room | undefined {
    if (rows > Math.min(this.room, this.channel.roomNow)) return undefined;
    this.taking += rows;
    return {
      lease: this.leases.begin(),
      begin: (written) => {
        this.taking -= rows;
        written.forEach((row) => this.begin(row as LeasedDelivery));
      },
    };
  }

  /** New rows by their ids, while there is room; without room they wait for their turn in the journal. */
  private async take(ids: readonly string[]): Promise<void> {
    const wanted = ids.slice(0, Math.max(0, this.room));
    if (wanted.length < ids.length) this.lookAgain = true;
    if (wanted.length === 0) return;
    this.taking += wanted.length;
    try {
      const admitted = await this.channel.room(wanted.length);
      if (admitted < wanted.length) this.lookAgain = true;
      (await this.leases.take(wanted.slice(0, admitted))).forEach((row) => this.begin(row));
    } catch (error) {
      this.unreachable(error);
    } finally {
      this.taking -= wanted.length;
    }
  }

  private poll(): void {
    if (this.stopping.signal.aborted) return;
    void this.channel.look().catch((error: unknown) => this.unreachable(error));
    this.look();
    this.doubting ??= this.doubtAbandoned()
      .catch((error: unknown) => this.unreachable(error))
      .finally(() => (this.doubting = undefined));
  }

  /** Looks for due rows until there are none or no room is left. One look at a time. */
  private look(): void {
    this.looking ??= this.takeDue()
      .catch((error: unknown) => this.unreachable(error))
      .finally(() => (this.looking = undefined));
  }

  private async takeDue(): Promise<void> {
    for (let room = this.room; room > 0; room = this.room) {
      this.lookAgain = false;
      const rows = await this.leases.takeDue(room, (found) => this.channel.room(found));
      rows.forEach((row) => this.begin(row));
      if (rows.length < room && !this.lookAgain) return;
    }
    this.lookAgain = true;
  }

  private async doubtAbandoned(): Promise<void> {
    const abandoned = await this.leases.abandonedWhileFinalizing(this.options.rows);
    // One by one, and each for itself: what is wrong with one row keeps no other waiting.
    for (const row of abandoned) {
      await this.attempt.doubt(row).catch((error: unknown) => this.unreachable(error));
    }
  }

  private begin(row: LeasedDelivery): void {
    const span = { kind: 'client', verb: 'send', what: row.template } as const;
    const done = runInSpan(span, row.trace, () => this.attempt.run(row, this.stopping.signal))
      .catch((error: unknown) => this.unreachable(error))
      .finally(() => {
        this.inHand.delete(hand);
        // Half empty, not one by one: rows are leased in batches. Suspects come alone, each as soon as the last is over.
        const batch = this.lookAgain && this.inHand.size <= this.options.rows / 2;
        if (batch || isSuspect(row)) this.look();
      });
    const hand = { row, done };
    this.inHand.add(hand);
  }

  private async renew(): Promise<void> {
    if (this.inHand.size === 0) return;
    const rows = [...this.inHand].map(({ row }) => row);
    await this.leases.renew(rows).catch((error: unknown) => this.unreachable(error));
  }

  /** The store, most likely. Nothing is lost: what is in hand is found again when its lease ends. */
  private unreachable(error: unknown): void {
    this.logger.warn({ event: 'delivery.interrupted', error: (error as Error).name });
  }
}
