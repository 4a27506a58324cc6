import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { MailWorld, replies, type MailStep, type Parts } from '../../test-support/model/mail-world';
import { fates } from '../../test-support/model/sender-process';
import type { Journal } from '../deliveries/journal';
import { Leases, type LeasedDelivery } from '../deliveries/leases';

const sound: Parts = { leases: (journal) => new Leases(journal), answer: (answer) => answer };

const sender = fc.nat(1);
const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant('answered' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...fates) },
);
const reply = fc.constantFrom(...replies);
const step: fc.Arbitrary<MailStep> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record(
      { do: fc.constant('want'), key: fc.nat(1), sender },
      { requiredKeys: ['do', 'key'] },
    ),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('take', 'doubt'), sender }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('renew', 'die'), sender }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('go on'), sender, fate, reply }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      milliseconds: fc.constantFrom(5_000, 11_000, 31_000, 700_000),
    }),
  },
);

/** What must not be when every row has had its time, in words. */
function violations(world: MailWorld): string[] {
  return world.rows.flatMap((row) => {
    const accepted = world.accepted.get(row._id) ?? 0;
    const most = row.doubts > 0 ? 2 : 1;
    return [
      ...(row.endedAt ? [] : [`${row._id} never ends: ${row.state}`]),
      ...(accepted > most ? [`${row._id}: ${accepted} mails, ${row.doubts} doubts`] : []),
      ...(row.state === 'sent' && accepted === 0 ? [`${row._id} is sent, and is not`] : []),
      ...(row.state === 'failed' && accepted > 0 && row.doubts === 0
        ? [`${row._id} failed, and was accepted`]
        : []),
    ];
  });
}

const property = (parts: Parts) =>
  fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
    const world = new MailWorld(parts);
    for (const each of steps) await world.perform(each);
    await world.heal();
    expect(violations(world)).toEqual([]);
  });

class WithoutFence extends Leases {
  constructor(private readonly rows: Journal) {
    super(rows);
  }

  override async finalizing(row: LeasedDelivery): Promise<LeasedDelivery> {
    await this.rows.rows.updateMany({ _id: row._id }, { $set: { state: 'finalizing' } });
    return { ...row, state: 'finalizing' };
  }
}

class WithoutDoubt extends Leases {
  override abandonedWhileFinalizing(): Promise<LeasedDelivery[]> {
    return Promise.resolve([]);
  }
}

class WithoutCaution extends WithoutDoubt {
  constructor(private readonly rows: Journal) {
    super(rows);
  }

  override async takeDue(limit: number): Promise<LeasedDelivery[]> {
    const due = { state: 'finalizing' as const, dueAt: { $lte: this.rows.now() } };
    await this.rows.rows.updateMany(due, { $set: { state: 'retry' } });
    return super.takeDue(limit);
  }
}

const planted: Record<string, Partial<Parts>> = {
  'finishes without asking whether the lease is still its own': {
    leases: (journal) => new WithoutFence(journal),
  },
  'never looks for those who vanished while they finished': {
    leases: (journal) => new WithoutDoubt(journal),
  },
  'sends again, as if safe, what somebody may have finished': {
    leases: (journal) => new WithoutCaution(journal),
  },
  'takes silence after the dot for a mail that was cut off': {
    answer: (answer) => (answer.code ? answer : { ...answer, stage: 'body' }),
  },
  'takes silence after the dot for an acceptance': {
    answer: (answer) => (answer.code ? answer : { ...answer, code: 250 }),
  },
};

describe('the journal and its senders, whatever happens in whatever order', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('send every mail once, or say that they are in doubt; and every row ends', async () => {
    await fc.assert(property(sound), { numRuns: 500 });
  });

  it.each(Object.entries(planted))('are found out when a sender %s', async (_what, parts) => {
    const { failed } = await fc.check(property({ ...sound, ...parts }), {
      seed: 1,
      numRuns: 2_000,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
