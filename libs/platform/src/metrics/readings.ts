import type { Reading } from './metrics';

/** Counts by one label, as a reading. */
export const byLabel = (label: string, counts: Readonly<Record<string, number>>): Reading =>
  Object.entries(counts).map(([value, count]) => [{ [label]: value }, count] as const);

/** For figures that cost a query: asked for at most once in so many milliseconds, however many look. */
export function seldom<T>(read: () => Promise<T>, milliseconds = 5_000): () => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly at: number } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > milliseconds) {
      const answer = read();
      const asked = (last = { answer, at: now });
      answer.catch(() => {
        if (last === asked) last = undefined;
      });
    }
    return last.answer;
  };
}
