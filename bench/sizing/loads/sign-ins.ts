import type { Phase } from '../record';
import type { Stage } from '../stage';
import { closedLoop, type Done } from './closed-loop';

/** As many sign-ins as there are answers to: two passwords are compared for each. */
export async function signIns({
  system,
  calls,
  first,
  people,
  plan,
}: Stage): Promise<Phase & Done> {
  const all = await people.register(plan.people);
  const password = first.requesterPassword;
  let next = 0;
  const { outcome, phase } = await system.during(() =>
    closedLoop(plan, async () => {
      const { email } = all[next++ % all.length]!;
      const { status } = await calls.send('POST', '/sessions', { body: { email, password } });
      return status === 201;
    }),
  );
  return { ...phase, ...outcome };
}
