import { eventually } from '@secop/testing';
import type { RowNote } from '../../matrix/fault-row';
import type { PendingRequest } from '../../world/workload';
import type { World } from '../../world/world';
import type { Expectation, MailCase } from './mail-case';

const waiting = ['pending', 'leased', 'finalizing', 'retry', 'in-doubt'];
const patience = 90_000;
const mailsOfSubmission = 2;

interface Row {
  readonly state: Expectation['state'];
  readonly dueAt?: Date;
  readonly last?: { readonly at: Date; readonly reason: string };
}

/** One mail after the other, each through one fault, until it has ended. */
export async function tryCases(world: World, cases: readonly MailCase[]): Promise<RowNote> {
  const texts: string[] = [];
  await world.workload.prepare(cases.length);
  for (const one of cases) {
    const [request] = world.workload.take(1);
    await everybodyWasTold(world, [request!]);
    world.smtp.disconnect();
    texts.push(...(await tryCase(world, one, request!)).map((text) => `${one.what}: ${text}`));
  }
  await nothingWaits(world);
  const findings = texts.map((text) => ({ letter: 'I' as const, text }));
  return { trials: cases.length, findings };
}

async function tryCase(world: World, one: MailCase, request: PendingRequest): Promise<string[]> {
  const rules = one.rules.map((rule) => world.smtp.script(rule));
  const before = world.smtp.mails.length;
  await world.workload.accept(request);
  const row = await outcomeOf(world, request, one.what);
  if (!rules.some(({ played }) => played > 0)) throw new Error(`${one.what}: it never happened`);
  const faults = one.expected.some((expected) => fits(expected, row)) ? [] : [describe(row)];
  await nothingWaits(world);
  world.smtp.calm();
  const mails = world.smtp.mails.slice(before);
  const ids = new Set(mails.map(({ messageId }) => messageId));
  if (mails.length > one.copies) faults.push(`${mails.length} mails`);
  if (mails.length < Math.min(one.copies, 1)) faults.push('no mail');
  if (ids.size > 1) faults.push(`${ids.size} Message-IDs`);
  return faults;
}

/** The confirmation's row once a conversation about it had an outcome. */
export async function outcomeOf(
  world: World,
  { id }: PendingRequest,
  fault = 'the fault',
): Promise<Row> {
  const rows = await world.databases.collection('notifier', 'deliveries');
  const filter = { subject: id, template: 'access-confirmed', last: { $exists: true } };
  const look = async () => (await rows.findOne(filter)) as unknown as Row | null;
  return eventually(`${fault} has an outcome for the mail`, look, patience);
}

/** Of these submissions: the requester and an administrator, at least. Then no mail is under way that would meet a fault too soon. */
export async function everybodyWasTold(
  world: World,
  requests: readonly PendingRequest[],
): Promise<void> {
  const rows = await world.databases.collection('notifier', 'deliveries');
  const filter = { subject: { $in: requests.map(({ id }) => id) } };
  const wanted = requests.length * mailsOfSubmission;
  const look = async () => (await rows.countDocuments(filter)) >= wanted;
  await eventually('everybody is told of the submissions', look, patience);
  await nothingWaits(world);
}

/** Everything that was to be sent is sent, given up or held; waits are cut short in the journal. */
export async function nothingWaits(world: World): Promise<void> {
  const rows = await world.databases.collection('notifier', 'deliveries');
  await eventually(
    'no mail waits',
    async () => {
      if ((await rows.countDocuments({ state: { $in: waiting } })) === 0) return true;
      await world.hasten();
      return false;
    },
    patience,
  );
}

function fits({ state, waits }: Expectation, row: Row): boolean {
  if (row.state !== state) return false;
  const seconds = secondsOf(row);
  return !waits || (seconds >= waits[0] && seconds <= waits[1]);
}

/** By the journal's own times, which are the store's. */
const secondsOf = ({ dueAt, last }: Row): number =>
  dueAt && last ? (dueAt.getTime() - last.at.getTime()) / 1_000 : 0;

const describe = (row: Row) =>
  `${row.state} (${row.last?.reason}), again in ${secondsOf(row).toFixed(0)} s`;
