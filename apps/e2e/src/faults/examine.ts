import { accessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { patiently } from '../client/patiently';
import { Inbox } from '../inbox/inbox';
import { hasEnded, Journal, type JournalRow } from '../system/journal';
import type { System } from '../system/system';
import type { Trial } from './trial';
import type { Evidence } from './verdict';

const patience = 300_000;

/** Waits until every confirmation has ended, and gathers what there is to see about each trial. */
export async function examine(system: System, trials: readonly Trial[]): Promise<Evidence[]> {
  const journal = await Journal.open(system);
  try {
    const rows = await settled(journal, trials);
    const evidence: Evidence[] = [];
    for (const trial of trials) {
      const own = rows.filter(({ subject }) => subject === trial.request.id);
      evidence.push(await evidenceOf(system, trial, own));
    }
    return evidence;
  } finally {
    await journal.close();
  }
}

/** Every acknowledged acceptance has a row, and every row has ended; or what there is when patience ends. */
async function settled(journal: Journal, trials: readonly Trial[]): Promise<JournalRow[]> {
  const wanted = trials.filter(({ outcome }) => outcome === 'ok').map(({ request }) => request.id);
  const ids = trials.map(({ request }) => request.id);
  const look = async () => {
    const rows = await journal.confirmationsOf(ids);
    const subjects = new Set(rows.map(({ subject }) => subject));
    return wanted.every((id) => subjects.has(id)) && rows.every(hasEnded) && rows;
  };
  return eventually('every confirmation has ended', look, patience).catch(async () => {
    console.log('Not every confirmation ended in time.');
    return journal.confirmationsOf(ids);
  });
}

async function evidenceOf(
  system: System,
  { request, account, requester, outcome }: Trial,
  rows: readonly JournalRow[],
): Promise<Evidence> {
  const { browser, person } = requester;
  const shown = await patiently('the request', () => browser.get(`/access-requests/${request.id}`));
  const acting = await patiently('the role', () => browser.get(`/accounts/${account.id}/acting`));
  const mails = (await Inbox.of(system).to(person.email)).filter(
    ({ subject }) => subject === `Su acceso a la cuenta ${account.name} fue aprobado`,
  );
  const view = shown.as(200, accessRequestView);
  return {
    acknowledged: outcome === 'ok',
    accepted: view.status === 'accepted',
    effective: view.effective && acting.status === 200,
    messageIds: mails.map(({ headers }) => String(headers['message-id'])),
    rows: rows.map(({ state, doubts }) => ({ state, doubts })),
  };
}
