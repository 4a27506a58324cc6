import type { ConsumeMessage } from 'amqplib';
import { eventually } from '@secop/testing';
import type { FaultRow } from '../matrix/fault-row';
import { EventTap } from '../rows/messages/event-tap';
import { pause } from '../rows/pause';

const contactChanged = 'identity.user.contact-changed.v1';

/** The first of two changes arrives once more, after the second. */
export const oldEventAgain: FaultRow = {
  id: 'X-old',
  title: 'an old event about a person arrives once more, after a newer one',
  async run({ brokerUrl, workload, databases }) {
    const heard: ConsumeMessage[] = [];
    const tap = await EventTap.open(brokerUrl, (message) => {
      if (message.fields.routingKey === contactChanged) heard.push(message);
    });
    try {
      const [request] = workload.take(1);
      const { id, browser } = request!.requester;
      await workload.withdraw(request!);
      for (const firstNames of ['Ana María', 'Ana Lucía']) {
        (await browser.send('PATCH', '/me', { body: { firstNames } })).expect(200);
      }
      await eventually('both changes were said', () => heard.length === 2);
      const recipients = await databases.collection('notifier', 'recipients');
      const newest = async () => (await recipients.findOne({ _id: id }))?.version as number;
      const sequence = Number(
        (JSON.parse(heard[1]!.content.toString()) as { sequence: string }).sequence,
      );
      await eventually('the newer one is known', async () => (await newest()) === sequence);
      await pause(1_500);
      await tap.repeat(heard[0]!);
      await pause(2_000);
    } finally {
      await tap.close();
    }
  },
};
