import type { AccessRequestView, AccountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import type { Answer } from '../../../client/answer';
import type { User } from '../../../people/user';
import type { World } from '../../world/world';

export interface Race {
  readonly account: AccountView;
  readonly requester: User;
  /** As it is in the end. */
  readonly request: AccessRequestView;
  /** The requester may act for the account. */
  readonly acts: boolean;
  readonly answers: Readonly<Record<'accept' | 'reject' | 'withdraw' | 'remove', Answer>>;
}

/** Who else may have been told yes: an acceptance that the account refused leaves the request to the others. */
const mayBeToldYes: Readonly<Record<string, readonly string[]>> = {
  accepted: ['accept'],
  rejected: ['accept', 'reject'],
  withdrawn: ['accept', 'withdraw'],
  pending: ['accept'],
};
const deciding: Readonly<Record<string, string>> = {
  accepted: 'accept',
  rejected: 'reject',
  withdrawn: 'withdraw',
};
/** 404: somebody who administers nothing any more is not told that there is such a request. */
const honest = [200, 403, 404, 409, 503];

/** What is wrong with one race; empty when exactly one outcome came of it and everybody was told the truth. */
export async function outcomeFaults(world: World, race: Race): Promise<string[]> {
  const { request, acts, answers } = race;
  const { status, reference } = request;
  const yes = Object.entries(answers).flatMap(([who, answer]) =>
    answer.status === 200 && who !== 'remove' ? [who] : [],
  );
  const faults = Object.entries(answers).flatMap(([who, answer]) =>
    honest.includes(answer.status) ? [] : [`${who} was answered ${answer.status}`],
  );
  const strangers = yes.filter((who) => !mayBeToldYes[status]?.includes(who));
  if (strangers.length > 0) faults.push(`${status}, but yes to ${strangers.join(' and ')}`);
  const decider = deciding[status];
  if (decider && !yes.includes(decider)) faults.push(`${status}, but no to ${decider}`);
  if (acts !== (status === 'accepted')) faults.push(`${status}, and acts: ${acts}`);
  if (status !== 'accepted' && yes.includes('accept')) {
    const { timeline } = request;
    if (!timeline.some(({ what }) => what === 'reopened')) faults.push('an acceptance is gone');
  }
  faults.push(...(await mailFaults(world, race)));
  return faults.map((fault) => `${reference}: ${fault}`);
}

/** A mail too many would come later: letter D looks at all of them in the end. */
async function mailFaults({ smtp }: World, { account, requester, request }: Race) {
  const confirmations = () =>
    smtp.mails.filter(
      ({ to, subject }) =>
        to === requester.person.email &&
        subject === `Su acceso a la cuenta ${account.name} fue aceptado`,
    ).length;
  if (request.status !== 'accepted') {
    return confirmations() === 0 ? [] : [`${request.status}, and a mail says otherwise`];
  }
  return eventually('the confirmation arrives', () => confirmations() > 0).then(
    () => [],
    () => ['no confirmation'],
  );
}
