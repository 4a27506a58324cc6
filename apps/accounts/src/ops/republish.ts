import {
  AccountClosedV1,
  AccountUpdatedV1,
  happened,
  MembershipCancelledV1,
  MembershipGrantedV1,
  type EventToRecord,
} from '@secop/contracts';
import { recordAgain } from '@secop/messaging';
import { republishCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { accountSnapshot, type Account } from '../domain/account/account';
import { isLive, membershipSnapshot, shown } from '../domain/account/membership';
import { saidRefused } from '../domain/account/answer-acceptance';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';

/** What an account is now: itself, each membership in the order of the grants, each refusal that is remembered. */
export function accountSaidAgain(account: Account): EventToRecord[] {
  const { state } = account;
  const itself = state.status === 'closed' ? AccountClosedV1 : AccountUpdatedV1;
  return [
    happened(itself, { account: accountSnapshot(account) }),
    ...state.members.map((member) => {
      const now = shown(state, member);
      const event = isLive(now) ? MembershipGrantedV1 : MembershipCancelledV1;
      return happened(event, { membership: membershipSnapshot(account, now) });
    }),
    ...state.refusals.map((refusal) => saidRefused(account, refusal)),
  ];
}

export const republish: OperatorCommand<Config> = republishCommand(async (get) => {
  const accounts = await get(MongoAccounts);
  return {
    name: 'accounts',
    collection: 'accounts',
    record: (id, command) =>
      recordAgain(accounts, id, command, (state) => accountSaidAgain({ id, state })),
  };
});
