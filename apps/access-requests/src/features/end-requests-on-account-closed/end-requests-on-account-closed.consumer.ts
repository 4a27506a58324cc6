import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccountClosedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { AccessRequests } from '../../domain/access-requests';
import { endByClosedAccount } from '../../domain/end';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';

const batch = 100;

@Controller()
export class EndRequestsOnAccountClosed {
  constructor(
    private readonly requests: AccessRequests,
    private readonly change: ChangeAccessRequest,
  ) {}

  @OnEvent(AccountClosedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof AccountClosedV1>): Promise<void> {
    for (let after: string | undefined; ;) {
      const open = await this.requests.openAt(data.account.id, batch, after);
      for (const request of open) await this.change.byMachine(request, id, endByClosedAccount);
      if (open.length < batch) return;
      after = open.at(-1);
    }
  }
}
