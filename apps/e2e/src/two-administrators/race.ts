import {
  accessRequestView,
  actingView,
  type AccessRequestView,
  type AccountView,
} from '@secop/contracts';
import { eventually } from '@secop/testing';
import type { Answer } from '../client/answer';
import { anAccountOf, aRequestOf } from '../companies/account';
import { Inbox } from '../inbox/inbox';
import { aUser, type User } from '../people/user';
import type { System } from '../system/system';

export interface Rivals {
  readonly system: System;
  readonly first: User;
  readonly second: User;
  readonly requester: User;
}

export interface Race {
  readonly account: AccountView;
  readonly request: AccessRequestView;
  readonly acceptance: Answer;
  readonly rejection: Answer;
}

export async function rivals(system: System): Promise<Rivals> {
  const [first, second, requester] = [
    await aUser(system),
    await aUser(system),
    await aUser(system),
  ];
  return { system, first, second, requester };
}

/** On an account of its own, both administrators decide about the same request at the same instant. */
export async function race(people: Rivals, acceptanceFirst: boolean): Promise<Race> {
  const { first, second, requester } = people;
  const account = await anAccountOf(first);
  await secondAdministrator(people, account);
  const request = await aRequestOf(requester, account.id);
  const accept = () => first.browser.post(`/access-requests/${request.id}/acceptance`);
  const reject = () =>
    second.browser.post(`/access-requests/${request.id}/rejection`, { reason: 'No trabaja aquí.' });
  if (acceptanceFirst) {
    const [acceptance, rejection] = await Promise.all([accept(), reject()]);
    return { account, request, acceptance, rejection };
  }
  const [rejection, acceptance] = await Promise.all([reject(), accept()]);
  return { account, request, acceptance, rejection };
}

async function secondAdministrator({ first, second }: Rivals, { id }: AccountView): Promise<void> {
  const own = await aRequestOf(second, id, { role: 'accountAdmin' });
  const answer = await first.browser.post(`/access-requests/${own.id}/acceptance`, {
    role: 'accountAdmin',
  });
  answer.expect(200);
  await eventually('the second person administers the account', async () => {
    const acting = await second.browser.get(`/accounts/${id}/acting`);
    return acting.status === 200 && acting.as(200, actingView).role === 'accountAdmin';
  });
}

/** What is wrong with the outcome; empty when one decided, the other was told, and one effect followed. */
export async function faultsOf(
  people: Rivals,
  { account, request, ...answers }: Race,
): Promise<string[]> {
  const { first, second, requester } = people;
  const accepted = answers.acceptance.status === 200;
  const [won, lost] = accepted
    ? [answers.acceptance, answers.rejection]
    : [answers.rejection, answers.acceptance];
  if (won.status !== 200) return [`both were refused: ${won.text} ${lost.text}`];
  if (lost.status !== 409) return [`the second one was answered ${lost.status}: ${lost.text}`];

  const told = lost.refusal(409, 'access-request.already-decided');
  const winner = accepted ? first : second;
  const outcome = accepted ? 'accepted' : 'rejected';
  const faults: string[] = [];
  if (told.decidedBy !== winner.id)
    faults.push(`the second one is told of ${String(told.decidedBy)}`);
  if (told.decision !== outcome) faults.push(`the second one is told "${String(told.decision)}"`);
  if (Number.isNaN(Date.parse(String(told.decidedAt))))
    faults.push('the second one is not told when');

  await eventually('the decision takes effect', () => tookEffect(people, request.id, accepted));
  const acting = await requester.browser.get(`/accounts/${account.id}/acting`);
  if (acting.status !== (accepted ? 200 : 403))
    faults.push(`${outcome}, but acting is ${acting.status}`);
  return [...faults, ...(await mailFaults(people, account, accepted))];
}

async function tookEffect({ requester }: Rivals, id: string, accepted: boolean): Promise<boolean> {
  const answer = await requester.browser.get(`/access-requests/${id}`);
  const { status, effective } = answer.as(200, accessRequestView);
  return accepted ? status === 'accepted' && effective : status === 'rejected';
}

async function mailFaults({ system, requester }: Rivals, { name }: AccountView, accepted: boolean) {
  const ends = await eventually('the requester is told by mail', async () => {
    const mails = await Inbox.of(system).to(requester.person.email);
    const subjects = mails
      .map(({ subject }) => subject)
      .filter((subject) => subject.includes(name));
    const decisions = subjects.filter((subject) => /fue (aceptado|rechazada)/.test(subject));
    return decisions.length > 0 && decisions;
  });
  const word = accepted ? 'aceptado' : 'rechazada';
  return ends.length === 1 && ends[0]!.includes(word) ? [] : [`mails: ${ends.join(' | ')}`];
}
