import { happened } from '@secop/contracts';
import { StepTakenV1 } from '../../test-support/contracts';
import { newDocument, recordedCommand, toStored, updateOf } from './aggregate-document';
import type { Command } from './command';
import { outboxEntries } from './outbox-entry';

const now = new Date('2026-11-22T10:00:00.000Z');
const command: Command = { key: 'k', hash: 'h', by: 'person' };
const entries = (count: number, note?: string) =>
  outboxEntries(
    Array.from({ length: count }, () => happened(StepTakenV1, { step: 1, note })),
    { subject: 'a', version: 1, now, source: 'accounts' },
  );
const document = (waiting = 0, note?: string) =>
  newDocument('a', command, { state: { steps: 1, note }, events: [] }, entries(waiting, note), now);
const change = { state: { steps: 2 }, events: [], answer: 5 };

describe('an aggregate’s document', () => {
  it('shows its state without the bookkeeping', () => {
    expect(toStored(document(1))).toEqual({ id: 'a', version: 1, state: { steps: 1 } });
  });

  it('is looked at by the poll two seconds after a change with events, and never without', () => {
    expect(document(1).outboxAt).toEqual(new Date('2026-11-22T10:00:02.000Z'));
    expect(document(0)).not.toHaveProperty('outboxAt');
  });

  it('changes by classic operators', () => {
    const update = updateOf(document(0, 'gone'), command, change, entries(1), now);
    expect(update).toMatchObject({
      $set: { steps: 2 },
      $push: { handled: { $each: [{ key: 'k', hash: 'h', answer: 5 }], $slice: -32 } },
      $unset: { note: '' },
      $inc: { v: 1 },
      $min: { outboxAt: new Date('2026-11-22T10:00:02.000Z') },
    });
  });

  it('keeps the commands of machines apart', () => {
    const update = updateOf(document(), { ...command, by: 'machine' }, change, [], now);
    expect(update.$push).toHaveProperty('handledByMachines');
    expect(update.$push).not.toHaveProperty('handled');
  });

  it('writes nothing that is still the same', () => {
    const members = ['one', 'two'];
    const before = { ...document(), members, name: 'the name' };
    const state = { steps: 2, members, name: 'the name' };
    const update = updateOf(before, command, { state, events: [] }, [], now);
    expect(update.$set).toEqual({ steps: 2 });
    const same = { ...before, v: 2 };
    expect(updateOf(same, command, { state: { ...state, steps: 1 }, events: [] }, [], now)).toEqual(
      { $inc: { v: 1 }, $push: { handled: expect.anything() as unknown } },
    );
  });

  it('knows the command that created it', () => {
    expect(recordedCommand(document(), command)).toMatchObject({ key: 'k' });
    expect(recordedCommand(document(), { ...command, key: 'other' })).toBeUndefined();
    expect(refusal(() => recordedCommand(document(), { ...command, hash: 'other' }))).toMatchObject(
      { code: 'idempotency-key.reused' },
    );
  });

  it('takes at most 200 waiting events', () => {
    updateOf(document(199), command, change, entries(1), now);
    expect(refusal(() => updateOf(document(199), command, change, entries(2), now))).toMatchObject({
      kind: 'unavailable',
      code: 'outbox.full',
    });
  });

  it('stays far below the store’s limit for a document', () => {
    const large = 'x'.repeat(200_000);
    expect(
      refusal(() => updateOf(document(30, large), command, change, entries(20, large), now)),
    ).toMatchObject({ code: 'outbox.full' });
  });
});

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
