import type { Aggregates } from '@secop/messaging';
import { Metrics } from '@secop/platform';
import type { ChannelGate } from '../../src/channel/channel-gate';
import type { TakingBack } from '../../src/channel/taking-back';
import type { Delivery } from '../../src/deliveries/delivery';
import { Journal } from '../../src/deliveries/journal';
import { Leases, type LeasedDelivery } from '../../src/deliveries/leases';
import { MailCounts } from '../../src/deliveries/mail-counts';
import { Outcomes } from '../../src/deliveries/outcomes';
import type { EmailRenderer } from '../../src/emails/rendering/email-renderer';
import type { Recipients } from '../../src/recipients/recipients';
import { DeliveryAttempt } from '../../src/sending/delivery-attempt';
import type { Letters } from '../../src/sending/letters';
import { Settlement } from '../../src/sending/settlement';
import type { SmtpAnswer, SmtpChannel } from '../../src/sending/smtp-channel';
import { RowsInMemory } from './rows-in-memory';
import { SenderProcess, type Fate } from './sender-process';

const senders = 2;
const template = 'access-confirmed';
const never = new AbortController().signal;

/** What the server does with a mail whose dot arrives, and whether its sender hears of it. */
export const replies = ['accepts', 'accepts unheard', 'tries later', 'refuses', 'is cut'] as const;
export type Reply = (typeof replies)[number];

/** Built otherwise by a planted bug. */
export interface Parts {
  readonly leases: (journal: Journal) => Leases;
  readonly answer: (answer: SmtpAnswer) => SmtpAnswer;
}

export type MailStep =
  /** With a sender: its process consumes the event and has room. */
  | { do: 'want'; key: number; sender?: number }
  | { do: 'take'; sender: number }
  | { do: 'doubt'; sender: number }
  | { do: 'renew'; sender: number }
  | { do: 'die'; sender: number }
  | { do: 'go on'; sender: number; fate: Fate; reply: Reply }
  | { do: 'wait'; milliseconds: number };

interface Sender {
  readonly process: SenderProcess;
  readonly journal: Journal;
  readonly leases: Leases;
  readonly attempt: DeliveryAttempt;
  readonly inHand: Set<LeasedDelivery>;
  reply: Reply;
}

/** One journal, one mail server, and senders that die, sleep and wake. */
export class MailWorld {
  readonly store = new RowsInMemory();
  /** How often the server has accepted the mail of each row. */
  readonly accepted = new Map<string, number>();
  private readonly wanted = new Set<string>();
  private now = new Date('2026-02-02T15:00:00Z').getTime();
  private readonly senders: Sender[];

  constructor(private readonly parts: Parts) {
    this.senders = Array.from({ length: senders }, () => this.begin());
  }

  get rows(): readonly Delivery[] {
    return this.store.rows as unknown as Delivery[];
  }

  async perform(step: MailStep): Promise<void> {
    if (step.do === 'wait') this.now += step.milliseconds;
    else if (step.do === 'want') this.want(`request-${step.key}`, step.sender);
    else {
      const sender = this.senders[step.sender % senders]!;
      if (step.do === 'take') this.take(sender);
      else if (step.do === 'doubt') this.doubt(sender);
      else if (step.do === 'renew') void sender.leases.renew([...sender.inHand]).catch(ignored);
      else if (step.do === 'die') sender.process.die();
      else {
        sender.reply = step.reply;
        sender.process.letThrough(step.fate);
      }
      if (sender.process.dead) this.senders[step.sender % senders] = this.begin();
    }
    await turn();
  }

  /** Who sleeps wakes; after that nothing fails any more, until every row has its end or three days are over. */
  async heal(): Promise<void> {
    await this.finish();
    for (let hours = 0; hours < 80 && this.rows.some(({ endedAt }) => !endedAt); hours += 1) {
      this.now += 3_600_000;
      const [sender] = this.senders as [Sender];
      this.doubt(sender);
      await this.finish();
      for (let n = 0; n < this.rows.length; n += 1) {
        this.take(sender);
        await this.finish();
      }
    }
  }

  /** The row as its consumer writes it, once. */
  private want(subject: string, by?: number): void {
    if (this.wanted.has(subject)) return;
    this.wanted.add(subject);
    const notification = { subject, step: 'granted', recipient: 'rosa', facts: {} };
    const writer = by === undefined ? this.begin() : this.senders[by % senders]!;
    const lease = by === undefined ? undefined : writer.leases.begin();
    void writer.journal
      .record(template, [notification], lease)
      .then((rows) => lease && Promise.all(rows.map((row) => this.run(writer, leasedRow(row)))))
      .catch(ignored);
    if (by === undefined) writer.process.letThrough('answered');
  }

  private take(sender: Sender): void {
    void sender.leases
      .takeDue(1)
      .then((rows) => Promise.all(rows.map((row) => this.run(sender, row))))
      .catch(ignored);
  }

  private async run({ attempt, inHand }: Sender, row: LeasedDelivery): Promise<void> {
    inHand.add(row);
    await attempt.run(row, never).finally(() => inHand.delete(row));
  }

  private doubt({ leases, attempt }: Sender): void {
    void leases
      .abandonedWhileFinalizing(20)
      .then(async (rows) => {
        for (const row of rows) await attempt.doubt(row);
      })
      .catch(ignored);
  }

  private async finish(): Promise<void> {
    while (this.senders.some(({ process }) => process.waiting > 0)) {
      for (const sender of this.senders) {
        sender.reply = 'accepts';
        sender.process.letThrough('answered');
        await turn();
      }
    }
  }

  private begin(): Sender {
    const process = new SenderProcess();
    const collection = process.collection(this.store);
    const journal = new Journal({
      register: () => undefined,
      collection: () => collection,
      clock: { now: () => new Date(this.now) },
      relay: { publish: () => undefined },
    } as unknown as Aggregates);
    const counts = new MailCounts(new Metrics({ service: 'notifier' }));
    const outcomes = new Outcomes(journal, counts);
    const leases = this.parts.leases(journal);
    const sender: Sender = {
      process,
      journal,
      leases,
      inHand: new Set(),
      reply: 'accepts',
      attempt: new DeliveryAttempt(
        { prepare: (row: Delivery) => process.call(() => readyMail(row)) } as unknown as Letters,
        leases,
        outcomes,
        new Settlement(journal, outcomes, {} as Recipients),
        this.serverFor(process, () => sender.reply),
        openGate,
        { inDoubt: () => 'resend-once' } as unknown as EmailRenderer,
        {} as TakingBack,
        counts,
      ),
    };
    return sender;
  }

  /** Between the permission to finish and the dot a process may sleep as long as it likes. */
  private serverFor(process: SenderProcess, reply: () => Reply): SmtpChannel {
    const send = async ({ messageId }: { messageId: string }, mayFinish: () => Promise<void>) => {
      try {
        await process.call(() => undefined);
      } catch {
        return { stage: 'connect', words: 'ECONNREFUSED' };
      }
      try {
        await mayFinish();
      } catch {
        return { stage: 'body', words: 'ESTREAM' };
      }
      return process.call(() => this.parts.answer(this.dot(messageId, reply()))).catch(() => lost);
    };
    return { send } as unknown as SmtpChannel;
  }

  private dot(messageId: string, reply: Reply): SmtpAnswer {
    if (reply === 'tries later') return { stage: 'finalizing', code: 451, words: 'later' };
    if (reply === 'refuses') return { stage: 'finalizing', code: 550, words: 'no' };
    if (reply === 'is cut') return lost;
    this.accepted.set(messageId, (this.accepted.get(messageId) ?? 0) + 1);
    return reply === 'accepts' ? { stage: 'finalizing', code: 250, words: 'ok' } : lost;
  }
}

const lost: SmtpAnswer = { stage: 'finalizing', words: 'ECONNECTION' };
const leasedRow = (row: Delivery) => row as LeasedDelivery;
const ignored = () => undefined;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const readyMail = ({ _id }: Delivery) => ({ ready: { messageId: _id }, domain: 'correo.example' });
const openGate = {
  use: async (work: () => Promise<unknown>) => ({ done: await work() }),
  replied: () => Promise.resolve(),
} as unknown as ChannelGate;
