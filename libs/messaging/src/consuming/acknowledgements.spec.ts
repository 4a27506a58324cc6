import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConsumeMessage } from 'amqplib';
import fc from 'fast-check';
import { Acknowledgements } from './acknowledgements';

const message = (deliveryTag: number) => ({ fields: { deliveryTag } }) as ConsumeMessage;

/** Keeps what a broker would still hold as unanswered; refuses what a broker refuses. */
class Ledger {
  readonly unanswered = new Set<number>();
  readonly frames: string[] = [];

  deliver(to: Acknowledgements, tag: number): void {
    this.unanswered.add(tag);
    to.received(message(tag));
  }

  ack({ fields: { deliveryTag } }: ConsumeMessage, allUpTo = false): void {
    this.answer(deliveryTag);
    if (allUpTo) for (const tag of this.unanswered) if (tag < deliveryTag) this.answer(tag);
    this.frames.push(`ack ${deliveryTag}${allUpTo ? ' and before' : ''}`);
  }

  nack({ fields: { deliveryTag } }: ConsumeMessage): void {
    this.answer(deliveryTag);
    this.frames.push(`nack ${deliveryTag}`);
  }

  private answer(tag: number): void {
    if (!this.unanswered.delete(tag)) throw new Error(`unknown delivery tag ${tag}`);
  }
}

describe('deliveries that end in one turn', () => {
  const begin = (...tags: number[]) => {
    const ledger = new Ledger();
    const acknowledgements = new Acknowledgements(ledger);
    for (const tag of tags) ledger.deliver(acknowledgements, tag);
    return { ledger, acknowledgements };
  };

  it('are acknowledged with one frame', async () => {
    const { ledger, acknowledgements } = begin(1, 2, 3);
    for (const tag of [2, 3, 1]) acknowledgements.acknowledge(message(tag));
    expect(ledger.frames).toEqual([]);
    await nextTurn();
    expect(ledger.frames).toEqual(['ack 3 and before']);
  });

  it('never answer for one that is still open', async () => {
    const { ledger, acknowledgements } = begin(1, 2, 3, 4);
    for (const tag of [1, 3, 4]) acknowledgements.acknowledge(message(tag));
    await nextTurn();
    expect(ledger.frames).toEqual(['ack 1 and before', 'ack 3', 'ack 4']);
    expect([...ledger.unanswered]).toEqual([2]);
    acknowledgements.acknowledge(message(2));
    await nextTurn();
    expect(ledger.frames.at(-1)).toBe('ack 2 and before');
  });

  it('do not take one along that goes back to the queue', async () => {
    const { ledger, acknowledgements } = begin(1, 2, 3);
    acknowledgements.acknowledge(message(3));
    acknowledgements.requeue(message(1));
    acknowledgements.acknowledge(message(2));
    await nextTurn();
    expect(ledger.frames).toEqual(['nack 1', 'ack 3 and before']);
  });

  it('are answered before a channel is closed', () => {
    const { ledger, acknowledgements } = begin(1);
    acknowledgements.acknowledge(message(1));
    acknowledgements.flush();
    expect(ledger.frames).toEqual(['ack 1 and before']);
  });

  it('are answered exactly once each, in whatever order they end', async () => {
    const endings = fc.constantFrom('acknowledge', 'requeue', 'stay', 'turn' as const);
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        order,
        fc.array(endings, { minLength: 8, maxLength: 8 }),
        async (tags, ends) => {
          const { ledger, acknowledgements } = begin(1, 2, 3, 4, 5, 6, 7, 8);
          const staying = new Set<number>();
          for (const [index, tag] of tags.entries()) {
            const end = ends[index];
            if (end === 'turn') await nextTurn();
            if (end === 'stay') staying.add(tag);
            else if (end === 'requeue') acknowledgements.requeue(message(tag));
            else acknowledgements.acknowledge(message(tag));
          }
          await nextTurn();
          expect(ledger.unanswered).toEqual(staying);
        },
      ),
    );
  });
});
