import type { AccessRequestSnapshot, DataOf, EventContract } from '@secop/contracts';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';

/** Says hints as the services' relays do, on the real broker. */
export class SaidHints {
  private count = 0;

  private constructor(
    private readonly broker: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  static async start(rabbitmqUrl: string): Promise<SaidHints> {
    const broker = await connect(rabbitmqUrl);
    return new SaidHints(broker, await broker.createConfirmChannel());
  }

  async say<Contract extends EventContract>(
    { type, source }: Contract,
    data: DataOf<Contract>,
  ): Promise<void> {
    this.count += 1;
    const event = {
      specversion: '1.0',
      id: `said-${this.count}`,
      source,
      type,
      subject: 'subject',
      time: new Date().toISOString(),
      sequence: 2,
      data,
    };
    this.channel.publish('secop.hints', type, Buffer.from(JSON.stringify(event)), {
      contentType: 'application/cloudevents+json',
    });
    await this.channel.waitForConfirms();
  }

  async stop(): Promise<void> {
    await this.broker.close();
  }
}

const then = '2026-03-02T15:00:00.000Z';

/** The snapshot of a request that these administrators were told of. */
export const aRejectedRequest = (
  id: string,
  userId: string,
  administrators: string[],
): AccessRequestSnapshot => ({
  id,
  reference: 'SA-2026-7K3M9Q',
  accountId: 'acc_1',
  accountName: 'CONSTRUCCIONES DEL TOLIMA S.A.S.',
  userId,
  status: 'rejected',
  submittedAt: then,
  deadline: then,
  withoutAdministrator: false,
  requestedRole: 'provider',
  reason: 'No la conocemos.',
  administrators,
});
