import { DomainError } from '@secop/contracts';
import { monday, terms } from './access-request.builder';
import { referenceFrom } from './reference';
import { submit, type Submission } from './submit';

const submission = (different: Partial<Submission> = {}): Submission => ({
  id: 'request',
  userId: 'requester',
  admission: {
    account: { id: 'account', name: 'Ferretería El Tornillo S.A.S.', active: true },
    administrators: ['administrator'],
    membership: null,
  },
  requestedRole: 'provider',
  message: 'Trabajo en compras',
  reference: 'SA-2026-7K3M9Q',
  open: [],
  rejections: [],
  withdrawals: [],
  ...different,
});
const admission = submission().admission;

const refusal = (different: Partial<Submission>, now = monday) => {
  try {
    submit(submission(different), now, terms);
  } catch (error) {
    return error as DomainError;
  }
  return undefined;
};

describe('asking for access', () => {
  it('makes a pending request that tells the administrators', () => {
    const { state, events } = submit(submission(), monday, terms);
    expect(state).toMatchObject({ status: 'pending', withoutAdministrator: false });
    expect(events[0]).toMatchObject({
      data: { accessRequest: { message: 'Trabajo en compras', administrators: ['administrator'] } },
    });
  });

  it('says when nobody administers the account', () => {
    const { state } = submit(
      submission({ admission: { ...admission, administrators: [] } }),
      monday,
      terms,
    );
    expect(state.withoutAdministrator).toBe(true);
  });

  it('is refused for an inactive account and for a member, not for a former one', () => {
    const inactive = { ...admission, account: { ...admission.account, active: false } };
    expect(refusal({ admission: inactive })?.code).toBe('account.inactive');
    const as = (state: 'active' | 'suspended' | 'cancelled' | 'ended') =>
      refusal({ admission: { ...admission, membership: { state } } })?.code;
    expect([as('active'), as('suspended'), as('cancelled'), as('ended')]).toEqual([
      'access-request.already-member',
      'access-request.already-member',
      undefined,
      undefined,
    ]);
  });

  it.each([
    [1, '2026-02-04T00:00:00-05:00'],
    [2, '2026-02-06T00:00:00-05:00'],
    [3, '2026-02-17T00:00:00-05:00'],
    [4, '2026-02-17T00:00:00-05:00'],
  ])('waits after %i rejections until %s', (count, until) => {
    const rejections = Array.from(
      { length: count },
      (_, index) => new Date(monday.getTime() - index * 40 * 86_400_000),
    );
    const asked = refusal({ rejections }, new Date(new Date(until).getTime() - 1));
    expect(asked?.code).toBe('access-request.cooling-down');
    expect(asked?.params).toEqual({ until: new Date(until).toISOString() });
    expect(refusal({ rejections }, new Date(until))).toBeUndefined();
  });

  const hour = 3_600_000;
  const before = (hours: number) => new Date(monday.getTime() - hours * hour);

  it('waits after three withdrawals until a business day has passed since the first of them', () => {
    const withdrawals = [monday, before(1), before(2)];
    const until = new Date('2026-02-04T00:00:00-05:00');
    expect(refusal({ withdrawals: withdrawals.slice(1) })).toBeUndefined();
    const asked = refusal({ withdrawals }, new Date(until.getTime() - 1));
    expect(asked?.code).toBe('access-request.cooling-down');
    expect(asked?.params).toEqual({ until: until.toISOString() });
    expect(refusal({ withdrawals }, until)).toBeUndefined();

    const sinceFriday = [monday, before(1), before(3 * 24)];
    expect(refusal({ withdrawals: sinceFriday }, new Date('2026-02-02T23:59:59-05:00'))?.code).toBe(
      'access-request.cooling-down',
    );
    expect(
      refusal({ withdrawals: sinceFriday }, new Date('2026-02-03T00:00:00-05:00')),
    ).toBeUndefined();
  });

  it('waits for the longer one of two cool-downs', () => {
    const untilWednesday = [monday, monday, monday];
    const wait = (rejections: Date[]) =>
      refusal({ rejections, withdrawals: untilWednesday })?.params;
    const until = (instant: string) => ({ until: new Date(instant).toISOString() });
    expect(wait([before(3 * 24)])).toEqual(until('2026-02-04T00:00:00-05:00'));
    expect(wait([monday, before(500)])).toEqual(until('2026-02-06T00:00:00-05:00'));
  });

  it('waits until the oldest of as many submissions as a day may have is a day old', () => {
    const asked = refusal({ submissionThatFillsTheDay: before(23) });
    expect(asked?.code).toBe('request.rate-limited');
    expect(asked?.params).toEqual({ retryAfterSeconds: 3_600 });
    expect(refusal({ submissionThatFillsTheDay: before(24) })).toBeUndefined();
  });
});

describe('the open requests of a person', () => {
  const openRequests = (count: number) =>
    Array.from({ length: count }, (_, slot) => ({ accountId: `other-${slot}`, slot }));

  it('hold one per account', () => {
    expect(refusal({ open: [{ accountId: 'account', slot: 3 }] })?.code).toBe(
      'access-request.already-pending',
    );
  });

  it('are ten at most', () => {
    expect(submit(submission({ open: openRequests(9) }), monday, terms).state.slot).toBe(9);
    const eleventh = refusal({ open: openRequests(10) });
    expect(eleventh?.code).toBe('access-request.too-many-pending');
    expect(eleventh?.params).toEqual({ maximum: 10 });
  });

  it('leave the place of an ended one to the next', () => {
    const open = openRequests(10).filter(({ slot }) => slot !== 6);
    expect(submit(submission({ open }), monday, terms).state.slot).toBe(6);
  });
});

describe('a reference', () => {
  it('carries the year in Bogotá and six unambiguous symbols', () => {
    const chance = Uint8Array.from([0, 31, 32, 255, 18, 20, 99]);
    expect(referenceFrom(chance, new Date('2027-01-01T04:59:59Z'))).toBe('SA-2026-0Z0ZJM');
    for (let byte = 0; byte < 256; byte += 1) {
      expect(referenceFrom(new Uint8Array(6).fill(byte), monday)).toMatch(
        /^SA-2026-[0-9A-HJKMNP-TV-Z]{6}$/,
      );
    }
  });
});
