import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UserClosedV1, UserContactChangedV1, type ReceivedEvent } from '@secop/contracts';
import { OnEvent } from '@secop/messaging';
import { Deliveries } from '../deliveries/deliveries';
import { Recipients } from './recipients';

/** Keeps the recipients as identity tells of them. */
@Controller()
export class RecipientConsumer {
  constructor(
    private readonly recipients: Recipients,
    private readonly deliveries: Deliveries,
  ) {}

  @OnEvent(UserContactChangedV1)
  async contactChanged(
    @Payload() { data, sequence }: ReceivedEvent<typeof UserContactChangedV1>,
  ): Promise<void> {
    await this.recipients.contactChanged(data.userId, sequence, data);
  }

  @OnEvent(UserClosedV1)
  async userClosed(
    @Payload() { data, sequence }: ReceivedEvent<typeof UserClosedV1>,
  ): Promise<void> {
    await this.recipients.closed(data.userId, sequence);
    await this.deliveries.suppressFor(data.userId);
  }
}
