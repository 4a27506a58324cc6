import type { CallKind } from '../matrix/fault-row';
import type { Intent, Load } from './workload';

type Call = (kind: CallKind, patienceMs?: number) => Promise<Intent>;

/** Begins calls at their rate, whether or not earlier ones were answered; resolves when the last one is. */
export async function openLoop(load: Load, call: Call): Promise<readonly Intent[]> {
  const { perSecond, seconds, mix = { accept: 1 }, patienceMs } = load;
  const turns = turnsOf(mix);
  const count = Math.round(perSecond * seconds);
  const began = performance.now();
  const calls: Promise<Intent>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const begun = call(turns[index % turns.length]!, patienceMs);
    begun.catch(() => undefined); // told at the end, together with the others
    calls.push(begun);
  }
  return Promise.all(calls);
}

/** `{ accept: 2, read: 1 }` → accept, read, accept: weights as a cycle, spread evenly. */
export function turnsOf(mix: NonNullable<Load['mix']>): CallKind[] {
  const kinds = (Object.entries(mix) as [CallKind, number][]).filter(([, weight]) => weight > 0);
  const places = kinds.flatMap(([kind, weight]) =>
    Array.from({ length: weight }, (_, index) => ({ kind, place: (index + 0.5) / weight })),
  );
  return places.sort((a, b) => a.place - b.place).map(({ kind }) => kind);
}
