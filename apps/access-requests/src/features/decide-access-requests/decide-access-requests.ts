import { Injectable } from '@nestjs/common';
import type { AccessRequestDecision, AccessRequestView, DecisionResult } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { rowCommand, type Principal } from '@secop/platform';
import { accessRequestNotFound, notAdministrator } from '../../domain/access-request.errors';
import { AccessRequests, type StoredRequest } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { accept, reject, type Decider } from '../../domain/decide';
import { ChangeAccessRequest, type Verb } from '../change-access-request/change-access-request';
import { inTurns, refused, resultOf, type Row } from './row';

/** What is known of a row before anything is decided. */
interface Recalled extends Row {
  readonly replayed?: AccessRequestView;
  readonly request?: StoredRequest;
}

/** Many decisions of one administrator. Every row is written, refused and repeated as if it came alone. */
@Injectable()
export class DecideAccessRequests {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
    private readonly change: ChangeAccessRequest,
  ) {}

  async execute(
    user: Principal,
    accountId: string,
    command: Command,
    decisions: readonly AccessRequestDecision[],
  ): Promise<DecisionResult[]> {
    const rows = await inTurns(decisions, async (asked): Promise<Recalled> => {
      const row = { asked, command: rowCommand(command, asked.id, asked) };
      const known = this.requests.recall<AccessRequestView>(asked.id, row.command);
      return { ...row, ...(await known.catch(refused)) };
    });
    if (rows.every(({ replayed }) => replayed)) return rows.map(resultOf);
    const answer = await this.accounts.role(accountId, user.token);
    if (answer.role !== 'accountAdmin') throw notAdministrator();
    const decider = { userId: user.userId, ...answer };
    return inTurns(rows, async (row) =>
      resultOf({ ...row, ...(await this.decide(row, accountId, decider).catch(refused)) }),
    );
  }

  private async decide(row: Recalled, accountId: string, decider: Decider): Promise<Partial<Row>> {
    if (row.replayed || row.refusal) return row;
    if (row.request?.state.accountId !== accountId) throw accessRequestNotFound();
    const { asked, command } = row;
    const replayed = await this.change.byPerson({ id: asked.id, command }, verbOf(asked, decider));
    return { replayed };
  }
}

const verbOf =
  (asked: AccessRequestDecision, decider: Decider): Verb =>
  (request, occasion) =>
    asked.decision === 'accept'
      ? accept(request, decider, asked, occasion)
      : reject(request, decider, asked, occasion);
