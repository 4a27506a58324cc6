import { happened } from '@secop/contracts';
import type { Publication } from '../../src/broker/confirmed-publisher';
import { outboxEntries, type OutboxEntry } from '../../src/recording/outbox-entry';
import { createRelay } from '../../src/relay/create-relay';
import type { Outboxes } from '../../src/relay/outboxes';
import type { Relay } from '../../src/relay/relay';
import { defaultTuning } from '../../src/tuning';
import { StepTakenV1, testContracts } from '../contracts';
import { ModelBroker, type Fate } from './model-broker';
import { ModelOutboxes } from './model-outboxes';
import { Mortal, type Death } from './mortal';
import { turns } from './turns';

const collection = 'things';
export const things = ['a', 'b', 'c'];
export const replicas = 2;

type Publish = (publication: Publication) => Promise<void>;

/** What stands between the relay and the world; a planted bug replaces one of them. */
export interface RelayPorts {
  readonly publish: (publish: Publish) => Publish;
  readonly outboxes: (outboxes: ModelOutboxes) => Outboxes;
}

export type RelayStep =
  | { do: 'record'; thing: string; bell: number | null }
  | { do: 'ring'; replica: number; thing: string }
  | { do: 'look'; replica: number }
  | { do: 'answer'; which: number; fate: Fate }
  | { do: 'wait'; milliseconds: number }
  /** At once, or at a later call; what it had under way may have arrived all the same. */
  | { do: 'die'; replica: number; arrives: boolean; death: Death | null };

interface Process {
  readonly relay: Relay;
  readonly life: Mortal;
  looking: boolean;
  arrives: boolean;
}

/** One service: a store, a broker, and two processes of it that die and come back. */
export class RelayWorld {
  readonly outboxes = new ModelOutboxes();
  readonly broker = new ModelBroker();
  readonly recorded = new Map<string, OutboxEntry>();
  private readonly early: string[] = [];
  private readonly processes: Process[] = [];

  constructor(private readonly ports: RelayPorts) {
    for (let n = 0; n < replicas; n += 1) this.processes.push(this.begin(n));
  }

  async perform(step: RelayStep): Promise<void> {
    switch (step.do) {
      case 'record':
        this.record(step.thing, step.bell);
        break;
      case 'ring':
        this.processes[step.replica]!.relay.ring(collection, [step.thing]);
        break;
      case 'look':
        this.look(step.replica);
        break;
      case 'answer':
        this.broker.answer(step.which, step.fate);
        break;
      case 'wait':
        this.outboxes.now += step.milliseconds;
        jest.advanceTimersByTime(step.milliseconds);
        break;
      case 'die': {
        const process = this.processes[step.replica]!;
        process.arrives = step.arrives;
        if (step.death) process.life.diesAt(step.death);
        else process.life.die();
      }
    }
    await turns();
  }

  /** All faults are over; the processes look until nothing is left, or give up. */
  async heal(): Promise<void> {
    this.broker.obliging = true;
    this.processes.forEach(({ life }) => life.die());
    for (let round = 0; round < 12; round += 1) {
      this.processes.forEach((_, n) => this.look(n));
      await turns();
      this.outboxes.now += 16_000;
      jest.advanceTimersByTime(16_000);
      await turns();
    }
  }

  /** What must not be, in words. */
  violations(): string[] {
    const ids = this.broker.arrived.map(({ properties }) => properties.messageId!);
    const arrived = new Set(ids);
    const lost = [...this.recorded.keys()].filter((id) => !arrived.has(id));
    const invented = [...arrived].filter((id) => !this.recorded.has(id));
    const changed = this.broker.arrived.filter(({ properties, body }) => {
      const recorded = this.recorded.get(properties.messageId!)?.body;
      return recorded && !recorded.equals(body);
    });
    const stuck = [...this.outboxes.documents.values()].filter(
      ({ outboxAt, outbox }) => outboxAt !== undefined || outbox.length > 0,
    );
    const disordered = things.filter((thing) => {
      const said = [...arrived].flatMap((id) => this.recorded.get(id) ?? []);
      const versions = said
        .filter(({ headers }) => headers['ce-subject'] === thing)
        .map(({ v }) => v);
      return versions.some((v, n) => n > 0 && v < versions[n - 1]!);
    });
    return [
      ...this.early,
      ...lost.map((id) => `lost ${id}`),
      ...invented.map((id) => `never recorded: ${id}`),
      ...changed.map(({ properties }) => `other bytes: ${properties.messageId}`),
      ...stuck.map(({ _id }) => `stuck: ${_id}`),
      ...disordered.map((thing) => `out of order: ${thing}`),
    ];
  }

  private record(thing: string, bell: number | null): void {
    const written = this.outboxes.record(thing, (version) => {
      const [entry] = outboxEntries([happened(StepTakenV1, { step: version })], {
        subject: thing,
        version,
        now: new Date(this.outboxes.now),
        source: 'accounts',
      });
      this.recorded.set(entry!.id, entry!);
      return entry!;
    });
    if (bell !== null) this.processes[bell]!.relay.publish(collection, written);
  }

  /** One look at a time, as in a process. */
  private look(n: number): void {
    const process = this.processes[n]!;
    if (process.looking) return;
    process.looking = true;
    void process.relay.look().finally(() => (process.looking = false));
  }

  private begin(n: number) {
    const publisher = {};
    const life = new Mortal(() => {
      this.broker.lose(publisher, this.processes[n]!.arrives);
      this.processes[n] = this.begin(n);
    });
    const publish = this.ports.publish((each) => this.broker.publish(publisher, each));
    const outboxes = life.wrap(this.watched(this.ports.outboxes(this.outboxes)));
    const relay = createRelay({
      outboxes,
      health: { up: true, suspect: () => Promise.resolve(false) },
      contracts: testContracts,
      publishers: {
        events: life.wrap({ publish }),
        hints: { publish: () => Promise.resolve() },
        log: { publish: () => Promise.resolve(), pending: 0 },
      },
      canPublish: () => true,
      isUnheard: () => false,
      tuning: defaultTuning,
    });
    relay.watch(collection);
    return { relay, life, looking: false, arrives: false };
  }

  /** Only what is confirmed and not returned may be removed. */
  private watched(outboxes: Outboxes): Outboxes {
    return new Proxy(outboxes, {
      get: (target, name) => {
        if (name !== 'remove') return Reflect.get(target, name) as unknown;
        return (...args: Parameters<Outboxes['remove']>) => {
          const unsafe = args[2].filter((id) => !this.broker.safe.has(id));
          if (unsafe.length > 0) this.early.push(`removed too early: ${unsafe.join()}`);
          return target.remove(...args);
        };
      },
    });
  }
}
