import { type Setting } from '@secop/dev';
import { SmtpInbox, TcpProxy } from '@secop/testing';
import mongoose, { type Connection } from 'mongoose';
import type { ContestantName } from '../contestants';
import { roles, type Role } from '../workflow/wiring';
import { messagesLeft } from './messages-left';
import { pause, Processes } from './processes';
import type { Ground } from './ground';
import { verdictOf, type Verdict } from './verdict';

const perSecond = 50;
/** Without any progress for so long, what is missing will not come. */
const patience = 25_000;
const atMost = 90_000;

/** One contestant under one fault: its processes, a broker and a database of their own, an SMTP server that counts. */
export class Trial {
  readonly inbox = new SmtpInbox();
  private readonly acknowledged: string[] = [];
  private asked = 0;

  private constructor(
    readonly ground: Ground,
    readonly vhost: string,
    readonly proxy: TcpProxy,
    readonly processes: Processes,
    private readonly database: Connection,
  ) {}

  static async of(
    setting: Setting,
    ground: Ground,
    contestant: ContestantName,
    failing: boolean,
  ): Promise<Trial> {
    const { vhost, brokerUrl, mongodbUri } = await ground.fresh(contestant);
    const proxy = await TcpProxy.before(brokerUrl);
    const database = await mongoose.createConnection(mongodbUri).asPromise();
    const env: NodeJS.ProcessEnv = {
      BROKER_URL: proxy.url,
      MONGODB_URI: mongodbUri,
      FAILING: failing ? 'yes' : 'no',
    };
    const processes = await Processes.of(setting, contestant, env);
    const trial = new Trial(ground, vhost, proxy, processes, database);
    env['SMTP_URL'] = await trial.inbox.start();
    return trial;
  }

  /** Consumers first, as their queues must exist for whoever publishes. */
  async start(which: readonly Role[] = [...roles].reverse()): Promise<void> {
    for (const role of which) await this.processes.start(role);
  }

  /** Acceptances at a steady rate, whatever becomes of the earlier ones; each is asked once. */
  async accept(times: number): Promise<void> {
    const answers: Promise<void>[] = [];
    for (let count = 0; count < times; count += 1) {
      this.asked += 1;
      const id = `request-${this.asked}`;
      answers.push(this.ask(id));
      await pause(1_000 / perSecond);
    }
    await Promise.all(answers);
  }

  /** Waits until every acceptance that is written has its mail, or nothing moves any more; then looks. */
  async verdict(): Promise<Verdict> {
    const started = performance.now();
    let [before, since] = [-1, started];
    for (;;) {
      const accepted = await this.accepted();
      const mailed = this.mailed().size;
      if (mailed !== before) [before, since] = [mailed, performance.now()];
      const missing = accepted.filter((id) => !this.mailed().has(id)).length;
      const still = performance.now() - since;
      if ((missing === 0 && still > 2_000) || still > patience) break;
      if (performance.now() - started > atMost) break;
      await pause(250);
    }
    return verdictOf({
      asked: this.asked,
      acknowledged: this.acknowledged,
      accepted: await this.accepted(),
      mails: this.inbox.received.map(({ mail }) => mail.subject ?? ''),
      doubts: await this.doubts(),
      left: await messagesLeft(this.ground.broker, this.vhost, this.database),
    });
  }

  async end(): Promise<void> {
    await this.processes.end();
    await this.proxy.close();
    await this.database.close();
    await this.inbox.stop();
  }

  private async ask(id: string): Promise<void> {
    const url = `${this.processes.url('requests')}/acceptances/${id}`;
    const answer = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(15_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) this.acknowledged.push(id);
  }

  private async accepted(): Promise<string[]> {
    const found = this.database.collection('requests').find({}, { projection: { _id: 1 } });
    return (await found.toArray()).map(({ _id }) => String(_id));
  }

  private mailed(): Set<string> {
    return new Set(this.inbox.received.map(({ mail }) => mail.subject ?? ''));
  }

  private async doubts(): Promise<number> {
    const rows = await this.database
      .collection('mails')
      .find({ doubts: { $gt: 0 } })
      .toArray();
    return rows.reduce((sum, row) => sum + Number(row['doubts']), 0);
  }
}
