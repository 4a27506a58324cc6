import { testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { quickTuning } from '../../test-support/quick-tuning';
import { TopologyDesk } from './topology-desk';

describe('the operators’ view of the topology', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  const deskAt = (rabbitmqUrl: string) => new TopologyDesk({ ...source(), rabbitmqUrl });
  const source = () => ({
    rabbitmqUrl: test.infrastructure.rabbitmqUrl,
    contracts: testContracts,
    ladder: quickTuning.ladder,
  });

  it('needs one node of a cluster, not the first of the list', async () => {
    const { rabbitmqUrl } = test.infrastructure;
    const away = new URL(rabbitmqUrl);
    away.port = '1';
    const desk = deskAt([away.href, rabbitmqUrl].join(','));

    await test.channel.deleteQueue('notifier.parked');
    expect(await desk.check()).toEqual({ missingQueues: ['notifier.parked'] });
    await desk.declare();
    expect(await desk.check()).toEqual({ missingQueues: [] });
  });

  it('finds a parked queue that RabbitMQ 4 would drop from, and replaces it', async () => {
    const { managementUrl } = test.infrastructure;
    const desk = new TopologyDesk({ ...source(), managementUrl });
    await test.channel.deleteQueue('notifier.parked');
    await test.channel.assertQueue('notifier.parked', {
      durable: true,
      arguments: { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' },
    });
    const { differences } = await desk.check();
    expect(differences).toEqual(['notifier.parked: x-delivery-limit is absent, not 2147483647']);
    await desk.declare();
    expect(await desk.check()).toMatchObject({ missingQueues: [], differences: [] });
  });
});
