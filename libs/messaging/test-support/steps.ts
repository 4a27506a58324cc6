import { randomUUID } from 'node:crypto';
import type { EventToRecord } from '@secop/contracts';
import { happened } from '@secop/contracts';
import { AggregateRepository } from '../src/recording/aggregate-repository';
import type { Aggregates } from '../src/recording/aggregates';
import type { Command, Stored } from '../src/recording/command';
import { StepTakenV1 } from './contracts';

export interface StepsState {
  steps: number;
  owner?: string;
  note?: string;
}

/** A small aggregate with a unique index. */
export class StepsRepository extends AggregateRepository<StepsState> {
  constructor(aggregates: Aggregates, collection = 'steps') {
    super(aggregates, {
      collection,
      source: 'accounts',
      indexes: [
        {
          name: 'one_per_owner',
          key: { owner: 1 },
          unique: true,
          partialFilterExpression: { owner: { $exists: true } },
        },
      ],
    });
  }

  /** Starts at step 1. */
  begin(id: string, command: Command = aCommand(), state: Partial<StepsState> = {}) {
    return this.create(id, command, () => ({
      state: { steps: 1, ...state },
      events: [happened(StepTakenV1, { step: 1 })],
      answer: { step: 1 },
    }));
  }

  /** One step more, with its event. */
  step(id: string, command: Command = aCommand(), events = stepEvent, known?: Stored<StepsState>) {
    const change = (state: StepsState) => ({
      state: { ...state, steps: state.steps + 1 },
      events: events(state.steps + 1),
      answer: { step: state.steps + 1 },
    });
    return this.update(id, command, change, known);
  }

  /** Changes nothing. */
  look(id: string) {
    return this.update(id, aCommand(), () => ({ unchanged: true }));
  }

  /** As they lie in the store. */
  raw() {
    return this.collection;
  }
}

const stepEvent = (step: number): EventToRecord[] => [happened(StepTakenV1, { step })];

export const aCommand = (by: Command['by'] = 'person', key: string = randomUUID()): Command => ({
  key,
  hash: 'h',
  by,
});
