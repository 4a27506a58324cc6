import { setTimeout as delay } from 'node:timers/promises';
import { accessRequestView, actingView, type AccessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { anAccountOf, aRequestOf } from '../../../companies/account';
import type { User } from '../../../people/user';
import type { Random } from '../../matrix/random';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { outcomeFaults, type Race } from './race-outcome';

const races = 200;
const atOnce = 6;
/** Deciding asks another service first, so the others start later, by so many times what the last decision took. */
const head = { accept: 0.4, reject: 0.8, withdraw: 1.6, remove: 1.6 } as const;

export const interleavings: FaultRow = {
  id: 'X4',
  title: 'accept ∥ reject ∥ withdraw ∥ administrator removed',
  run: async (world, random): Promise<RowNote> => {
    await world.workload.prepare(24);
    const crowd = world.workload.take(24);
    const outcomes = new Map<string, number>();
    const faults: string[] = [];
    const pace = { decision: 50 };
    let left = races;
    const worker = async (_: unknown, place: number) => {
      while (left > 0) {
        left -= 1;
        const { requester } = crowd[(left * atOnce + place) % crowd.length]!;
        const race = await run(random, pace, people(crowd, requester, left));
        outcomes.set(race.request.status, (outcomes.get(race.request.status) ?? 0) + 1);
        faults.push(...(await outcomeFaults(world, race)));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    for (const request of crowd) await world.workload.accept(request);
    const text = [...outcomes].map(([status, count]) => `${count} ${status}`).join(', ');
    const findings = faults.map((fault) => ({ letter: 'D' as const, text: fault }));
    return {
      trials: races,
      findings,
      text: `${text}; ten thousand interleavings of the pure model: npx jest -c apps/access-requests/jest.config.cjs one-outcome`,
    };
  },
};

/** Milliseconds that the last decision took. */
interface Pace {
  decision: number;
}

interface People {
  readonly founder: User;
  readonly decider: User;
  readonly requester: User;
}

function people(
  crowd: readonly { administrator: User; requester: User }[],
  requester: User,
  number: number,
): People {
  const administrators = [...new Set(crowd.map(({ administrator }) => administrator))];
  const founder = administrators[number % administrators.length]!;
  const others = [...administrators, ...crowd.map((one) => one.requester)];
  const decider = others.find((user) => user !== founder && user !== requester)!;
  return { founder, decider, requester };
}

/** One administrator accepts, another rejects and removes the first, and the requester withdraws, all at about once. */
async function run(random: Random, pace: Pace, { founder, decider, requester }: People) {
  const account = await anAccountOf(founder);
  await appoint(founder, decider, account.id);
  const { id } = await aRequestOf(requester, account.id);
  const call = async (who: keyof typeof head, user: User, path: string, body: object = {}) => {
    await delay(random.fraction() * head[who] * pace.decision);
    const began = performance.now();
    const answer = await user.browser.post(path, body);
    if (who === 'accept') pace.decision = performance.now() - began;
    return answer;
  };
  const reason = 'No trabaja aquí.';
  const membership = `/accounts/${account.id}/members/${decider.id}`;
  const [accept, reject, withdraw, remove] = await Promise.all([
    call('accept', decider, `/access-requests/${id}/acceptance`),
    call('reject', founder, `/access-requests/${id}/rejection`, { reason }),
    call('withdraw', requester, `/access-requests/${id}/withdrawal`),
    call('remove', founder, `${membership}/cancellation`),
  ]);
  const request = await settled(requester, id);
  const acting = await requester.browser.get(`/accounts/${account.id}/acting`);
  const answers = { accept, reject, withdraw, remove };
  return { account, requester, request, acts: acting.status === 200, answers } satisfies Race;
}

async function appoint(founder: User, decider: User, accountId: string): Promise<void> {
  const role = 'accountAdmin';
  const { id } = await aRequestOf(decider, accountId, { role });
  (await founder.browser.post(`/access-requests/${id}/acceptance`, { role })).expect(200);
  await eventually('there is a second administrator', async () => {
    const acting = await decider.browser.get(`/accounts/${accountId}/acting`);
    return acting.status === 200 && acting.as(200, actingView).role === role;
  });
}

/** An acceptance is settled when the account has answered it. */
async function settled({ browser }: User, id: string): Promise<AccessRequestView> {
  return eventually(
    'the request is settled',
    async () => {
      const view = (await browser.get(`/access-requests/${id}`)).as(200, accessRequestView);
      return (view.status !== 'accepted' || view.effective) && view;
    },
    60_000,
  );
}
