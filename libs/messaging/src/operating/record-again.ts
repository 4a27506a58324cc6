import { DomainError, type EventToRecord } from '@secop/contracts';
import type { Change, Command } from '../recording/command';
import { pause } from '../timing';

/** Far below what an outbox holds, so that live changes find room beside it. */
const eventsPerWrite = 50;
const patience = 120_000;
const retryAfter = 500;

/**
 * Records events about an aggregate whose state stays as it is: in as many writes as they need, each a command of
 * its own, so that none fills an outbox. A write that finds the outbox full waits for the relay and is tried again;
 * what is recorded stays recorded, because only the latest commands are remembered.
 */
export async function recordAgain<S extends object>(
  repository: Updates<S>,
  id: string,
  command: Command,
  eventsOf: (state: S, now: Date) => readonly EventToRecord[],
): Promise<number> {
  for (let recorded = 0; ;) {
    const part = { ...command, key: `${command.key} ${recorded}` };
    const from = recorded;
    const { answer } = await whenAvailable(() =>
      repository.update<Recorded>(id, part, (state, now) => {
        const events = eventsOf(state, now);
        const to = Math.min(events.length, from + eventsPerWrite);
        const reached = { to, all: events.length };
        if (to <= from) return { unchanged: true, answer: reached };
        return { state, events: events.slice(from, to), answer: reached };
      }),
    );
    if (!answer || answer.to <= from) return recorded;
    recorded = answer.to;
    if (recorded >= answer.all) return recorded;
  }
}

/** Tried again for two minutes while something that passes stands in its way. */
export async function whenAvailable<T>(work: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + patience; ;) {
    try {
      return await work();
    } catch (error) {
      const passing = error instanceof DomainError && error.kind === 'unavailable';
      if (!passing || performance.now() > until) throw error;
      await pause(retryAfter);
    }
  }
}

/** A repository of aggregates. */
interface Updates<S> {
  update<A>(
    id: string,
    command: Command,
    change: (state: S, now: Date) => Change<S, A>,
  ): Promise<{ readonly answer?: A }>;
}

interface Recorded {
  readonly to: number;
  readonly all: number;
}
