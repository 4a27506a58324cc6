import type { Phase } from '../record';
import type { Stage } from '../stage';
import { closedLoop, type Done } from './closed-loop';
import { questionFor } from './directory';

/** Each of them searches again and again, so that a token is at hand. */
const searchers = 200;

/** Searches in the directory, as people type. */
export async function searches({
  system,
  calls,
  cookies,
  plan,
}: Stage): Promise<Phase & Done & { readonly entries: number }> {
  const { entries } = plan;
  let next = 0;
  const { outcome, phase } = await system.during(() =>
    closedLoop(plan, async () => {
      const question = questionFor(next, entries);
      const cookie = cookies[next++ % Math.min(searchers, cookies.length)];
      const { status } = await calls.send('GET', `/accounts?q=${encodeURIComponent(question)}`, {
        cookie,
      });
      return status === 200;
    }),
  );
  return { ...phase, ...outcome, entries };
}
