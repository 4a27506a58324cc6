import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccountClosedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { endByClosedAccount } from '../../domain/end';
import { KnownAccounts } from '../../domain/known-accounts';
import { ChangeOpenRequests } from '../change-access-request/change-open-requests';

@Controller()
export class EndRequestsOnAccountClosed {
  constructor(
    private readonly knownAccounts: KnownAccounts,
    private readonly open: ChangeOpenRequests,
  ) {}

  /** Noted first: a submission under way finds it after its write, or is found here. */
  @OnEvent(AccountClosedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof AccountClosedV1>): Promise<void> {
    await this.knownAccounts.noteClosed(data.account.id);
    await this.open.at(data.account.id, id, endByClosedAccount);
  }
}
