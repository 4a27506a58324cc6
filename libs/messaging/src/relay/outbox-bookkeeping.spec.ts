import { OutboxBookkeeping } from './outbox-bookkeeping';
import type { Outboxes } from './outboxes';

describe('the bookkeeping of outboxes', () => {
  it('lets nothing be forgotten before its copies are on their way', async () => {
    const order: string[] = [];
    const outboxes: Partial<Outboxes> = {
      remove: (_collection, documents) => {
        order.push(`forgotten: ${documents.join(', ')}`);
        return Promise.resolve();
      },
    };
    const bookkeeping = new OutboxBookkeeping(outboxes as Outboxes, () => order.push('copies'));

    bookkeeping.remove('requests', 'one', 'event 1');
    bookkeeping.remove('requests', 'two', 'event 2');
    expect(order).toEqual([]);
    await bookkeeping.settled();

    expect(order).toEqual(['copies', 'forgotten: one, two']);
  });
});
