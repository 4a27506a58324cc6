import { DomainError, type ReceivedEvent } from '@secop/contracts';
import type { BrokerConnection } from '../../src/broker/broker-connection';
import type { ConfirmedPublisher, Publication } from '../../src/broker/confirmed-publisher';
import { EventTransport } from '../../src/consuming/event-transport';
import type { StoreHealth } from '../../src/store/store-health';
import { StoreUnavailable } from '../../src/store/store-errors';
import { defaultTuning, type Tuning } from '../../src/tuning';
import { StepTakenV1, StepUndoneV1, testContracts } from '../contracts';
import { ModelBroker, type Fate } from './model-broker';
import { ModelConnection } from './model-connection';
import { ModelQueues } from './model-queues';
import { Mortal, type Death } from './mortal';

const hours = 3_600_000;
/** Far longer than healing takes; what is not over by then never ends. */
const patience = 5_000;
const noWait = { first: 0, last: 0 };
const tuning: Tuning = {
  ...defaultTuning,
  ladder: [
    { name: 'first', delay: 1 },
    { name: 'second', delay: 2 },
  ],
  prefetch: 4,
  concurrency: 2,
  reconnectBackoff: noWait,
  republishBackoff: noWait,
  queueCheckInterval: hours,
  calmAfter: hours,
  drainDeadline: 1,
};
export const attemptsOfLadder = tuning.ladder.length + 1;

/** What becomes of a message whenever its handler runs. `flaky`: twice nothing, then its effect. */
export const kinds = ['good', 'flaky', 'poison', 'refused', 'unreadable', 'unhandled'] as const;
export type Kind = (typeof kinds)[number];

export type ConsumerStep =
  | { do: 'say'; kind: Kind }
  /** One of the handlers that run goes on by a step: to its effect, then to its end. */
  | { do: 'go on'; which: number }
  | { do: 'answer'; which: number; fate: Fate }
  | { do: 'come down' }
  | { do: 'cancel consumer' }
  | { do: 'lose connection' }
  | { do: 'store'; up: boolean }
  | { do: 'stop' }
  | { do: 'die'; arrives: boolean; death: Death | null };

type Handler = (event: ReceivedEvent) => Promise<void>;

/** What stands between the consumer and the world; a planted bug replaces one of them. */
export interface ConsumerPorts {
  readonly handler: (handler: Handler) => Handler;
  readonly publish: (
    publish: (publication: Publication) => Promise<void>,
  ) => (publication: Publication) => Promise<void>;
  readonly suspect: (suspect: () => Promise<boolean>) => () => Promise<boolean>;
}

interface Process {
  readonly transport: EventTransport;
  readonly life: Mortal;
  readonly loseConnection: () => void;
  arrives: boolean;
}

/** A queue with its ladder, a store, and processes that consume, die, stop and come back. */
export class ConsumerWorld {
  readonly said = new Map<string, Kind>();
  readonly effects = new Set<string>();
  readonly queues = new ModelQueues((id) => this.effects.has(id));
  private readonly broker = new ModelBroker((copy) => this.queues.take(copy));
  private readonly runs = new Map<string, number>();
  private readonly closed: Promise<void>[] = [];
  private readonly begun: Process[] = [];
  private handlers: (() => void)[] = [];
  private storeUp = true;
  private storeIsBack: () => void = () => undefined;
  private current: Process;

  constructor(private readonly ports: ConsumerPorts) {
    this.current = this.begin();
  }

  async perform(step: ConsumerStep): Promise<void> {
    switch (step.do) {
      case 'say':
        this.say(step.kind);
        break;
      case 'go on':
        this.handlers
          .splice(step.which % Math.max(1, this.handlers.length), 1)
          .forEach((go) => go());
        break;
      case 'answer':
        this.broker.answer(step.which, step.fate);
        break;
      case 'come down':
        this.queues.comeDown();
        break;
      case 'cancel consumer':
        this.queues.consumers[0]?.cancelConsumer();
        break;
      case 'lose connection':
        this.current.loseConnection();
        break;
      case 'store':
        this.setStore(step.up);
        break;
      case 'stop':
        this.closed.push(this.current.transport.close());
        this.current = this.begin();
        break;
      case 'die':
        this.current.arrives = step.arrives;
        if (step.death) this.current.life.diesAt(step.death);
        else this.current.life.die();
    }
    await this.settle();
  }

  /** All faults are over, and everything has its time. */
  async heal(): Promise<void> {
    this.setStore(true);
    this.broker.obliging = true;
    for (let n = 0; n < 20; n += 1) this.broker.answer(0, 'confirmed');
    const end = performance.now() + patience;
    while (!this.queues.empty && performance.now() < end) {
      this.handlers.splice(0).forEach((go) => go());
      this.queues.comeDown();
      await this.settle();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  async end(): Promise<void> {
    this.begun.forEach(({ life }) => life.die());
    this.closed.push(...this.begun.map(({ transport }) => transport.close()));
    await Promise.all(this.closed);
  }

  private say(kind: Kind): void {
    const id = `${kind} ${this.said.size}`;
    this.said.set(id, kind);
    const contract = kind === 'unhandled' ? StepUndoneV1 : StepTakenV1;
    const envelope = {
      ...{ specversion: '1.0', id, source: '/accounts', type: contract.type, subject: kind },
      ...{ time: '2026-02-02T15:00:00Z', sequence: 1, data: { step: 1 } },
    };
    this.queues.say({
      body: Buffer.from(kind === 'unreadable' ? '{' : JSON.stringify(envelope)),
      properties: { messageId: id, contentType: 'application/cloudevents+json', headers: {} },
      exchange: 'secop.events',
      routingKey: contract.type,
    });
  }

  private async handle(life: Mortal, { id, subject }: ReceivedEvent): Promise<void> {
    await this.turnOf(life);
    if (!this.storeUp) throw new StoreUnavailable(undefined);
    const runs = (this.runs.get(id) ?? 0) + 1;
    this.runs.set(id, runs);
    if (subject === 'refused') throw new DomainError('conflict', 'account.full');
    if (subject === 'poison' || (subject === 'flaky' && runs <= 2)) throw new Error('not now');
    this.effects.add(id);
    await this.turnOf(life);
    if (!this.storeUp) throw new StoreUnavailable(undefined);
  }

  private turnOf(life: Mortal): Promise<void> {
    return life.call(() => new Promise<void>((resolve) => this.handlers.push(resolve)));
  }

  private setStore(up: boolean): void {
    this.storeUp = up;
    if (up) this.storeIsBack();
  }

  private async settle(): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      this.queues.deliver();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private begin(): Process {
    const publisher = {};
    const connection = new ModelConnection(this.queues);
    const process: Partial<Process> & { arrives: boolean } = {
      arrives: false,
      loseConnection: () => connection.renew(),
      life: new Mortal(() => {
        this.broker.lose(publisher, process.arrives);
        connection.end();
        if (this.current === process) this.current = this.begin();
      }),
    };
    const life = process.life!;
    const publish = this.ports.publish((each) => this.broker.publish(publisher, each));
    const transport = new EventTransport({
      service: 'notifier',
      contracts: testContracts,
      connection: connection as unknown as BrokerConnection,
      retries: life.wrap({ publish }) as unknown as ConfirmedPublisher,
      health: this.health() as unknown as StoreHealth,
      tuning,
      afterDrain: () => {
        connection.end();
        return Promise.resolve();
      },
    });
    const handler = this.ports.handler((event) => this.handle(life, event));
    transport.addHandler(StepTakenV1.type, handler, true);
    transport.listen(() => undefined);
    connection.renew();
    const whole = Object.assign(process, { transport }) as Process;
    this.begun.push(whole);
    return whole;
  }

  private health() {
    return {
      suspect: this.ports.suspect(() => Promise.resolve(!this.storeUp)),
      whenUp: () => {
        if (this.storeUp) return Promise.resolve();
        return new Promise<void>((resolve) => {
          const earlier = this.storeIsBack;
          this.storeIsBack = () => [earlier(), resolve()];
        });
      },
    };
  }
}
