import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccountClosedV1, AccountCreatedV1, AccountUpdatedV1, DomainError } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { MongoDirectory } from '../../infrastructure/directory.mongo-repository';

/** Repairs the second write of a registration: the entry follows the aggregate as it is now. */
@Controller()
export class FollowAccountInDirectory {
  constructor(
    private readonly accounts: MongoAccounts,
    private readonly directory: MongoDirectory,
  ) {}

  @OnEvent(AccountCreatedV1)
  onCreated(@Payload() event: ReceivedEvent<typeof AccountCreatedV1>) {
    return this.follow(event.subject);
  }

  @OnEvent(AccountUpdatedV1)
  onUpdated(@Payload() event: ReceivedEvent<typeof AccountUpdatedV1>) {
    return this.follow(event.subject);
  }

  @OnEvent(AccountClosedV1)
  onClosed(@Payload() event: ReceivedEvent<typeof AccountClosedV1>) {
    return this.follow(event.subject);
  }

  private async follow(id: string): Promise<void> {
    const account = await this.accounts.find(id);
    if (!account) throw new DomainError('not-found', 'account.not-found');
    await this.directory.project(account);
  }
}
