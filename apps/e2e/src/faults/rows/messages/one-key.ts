import { randomUUID } from 'node:crypto';
import { accessRequestView } from '@secop/contracts';
import type { Answer } from '../../../client/answer';
import { patiently } from '../../../client/patiently';
import { anAccountOf } from '../../../companies/account';
import type { User } from '../../../people/user';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { PendingRequest } from '../../world/workload';

const atOnce = 50;
const rounds = 10;

/** The client sends itself, past the recorded workload: what it was told is compared here. */
export const oneKey: FaultRow = {
  id: 'X3',
  title: `One idempotency key ${atOnce} times at once, then with another body`,
  run: async ({ workload }): Promise<RowNote> => {
    await workload.prepare(rounds);
    const faults: string[] = [];
    for (const request of workload.take(rounds)) {
      faults.push(...(await acceptTogether(request)), ...(await submitTogether(request)));
    }
    const findings = faults.map((text) => ({ letter: 'D' as const, text }));
    return { trials: 2 * rounds * (atOnce + 1), findings };
  },
};

const acceptTogether = ({ id, administrator }: PendingRequest) =>
  together('acceptance', 200, administrator, `/access-requests/${id}/acceptance`, [
    {},
    { role: 'accountAdmin' },
  ]);

async function submitTogether({ administrator, requester }: PendingRequest): Promise<string[]> {
  const { id: accountId } = await anAccountOf(administrator);
  const bodies = [{ accountId }, { accountId, message: 'Otra cosa.' }] as const;
  return together('submission', 201, requester, '/access-requests', bodies);
}

async function together(
  what: string,
  status: number,
  { browser }: User,
  path: string,
  [body, other]: readonly [object, object],
): Promise<string[]> {
  const idempotencyKey = randomUUID();
  const send = (sent: object) =>
    patiently(what, () => browser.post(path, sent, { idempotencyKey }));
  const answers = await Promise.all(Array.from({ length: atOnce }, () => send(body)));
  const good = answers.filter((answer) => answer.status === status);
  const told = new Set(good.map(decisionIn));
  const faults = answers
    .filter((answer) => !good.includes(answer))
    .map((odd) => `answered ${odd.status}`);
  if (told.size > 1) faults.push(`${told.size} different answers`);
  const reused = await send(other);
  if (reused.status !== 422 || reused.problem().code !== 'idempotency-key.reused') {
    faults.push(`another body was answered ${reused.status}`);
  }
  return faults.map((fault) => `${what}: ${fault}`);
}

/** Who decided, and when: the rest of a view may go on. */
function decisionIn(answer: Answer): string {
  const { id, decidedBy, decidedAt, grantedRole } = accessRequestView.parse(
    JSON.parse(answer.text),
  );
  return [id, decidedBy, decidedAt, grantedRole].join();
}
