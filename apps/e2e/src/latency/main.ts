import { accessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { runCommand, timesAsked } from '../command-line';
import { anAccountOf, aRequestOf } from '../companies/account';
import { aUser, type User } from '../people/user';
import { Journal } from '../system/journal';
import { runningSystem } from '../system/system';
import { quantile, stepsOf, type Steps } from './steps';

interface Measured extends Steps {
  /** What the administrator's browser waits for. */
  readonly answer: number;
}

/** `--times N` acceptances, one after the other; 100 unless told otherwise. */
runCommand(async () => {
  const times = timesAsked(100);
  const system = runningSystem();
  const journal = await Journal.open(system);
  const [administrator, requester] = [await aUser(system), await aUser(system)];
  const measured: Measured[] = [];
  try {
    await measure(journal, administrator, requester); // the first one opens connections
    while (measured.length < times) {
      measured.push(await measure(journal, administrator, requester));
    }
  } finally {
    await journal.close();
  }
  print(measured);
  return true;
});

async function measure(journal: Journal, administrator: User, requester: User): Promise<Measured> {
  const account = await anAccountOf(administrator);
  const { id } = await aRequestOf(requester, account.id);
  const clicked = performance.now();
  const answer = await administrator.browser.post(`/access-requests/${id}/acceptance`);
  const answered = performance.now();
  const { decidedAt } = answer.as(200, accessRequestView);
  const row = await eventually('the confirmation is sent', async () =>
    (await journal.confirmationsOf([id])).find(({ state }) => state === 'sent'),
  );
  const steps = stepsOf({
    decidedAt: new Date(decidedAt!),
    grantedAt: new Date(row.facts.since!),
    journaledAt: row.createdAt,
    sentAt: row.endedAt!,
  });
  return { ...steps, answer: answered - clicked };
}

function print(measured: readonly Measured[]): void {
  const line = (name: string, pick: (one: Measured) => number) => {
    const values = measured.map(pick);
    const [median, p99] = [quantile(values, 0.5), quantile(values, 0.99)].map(Math.round);
    return `${name.padEnd(58)} ${String(median).padStart(6)} ms ${String(p99).padStart(6)} ms`;
  };
  console.log(
    [
      `${measured.length} acceptances in a row`.padEnd(58) + '  median       p99',
      line('decision recorded → account granted', ({ grant }) => grant),
      line('account granted → row in the delivery journal', ({ journal }) => journal),
      line('row in the delivery journal → SMTP server accepted', ({ mail }) => mail),
      line('decision recorded → SMTP server accepted', ({ whole }) => whole),
      line("beside it: the administrator's POST until its answer", ({ answer }) => answer),
    ].join('\n'),
  );
}
