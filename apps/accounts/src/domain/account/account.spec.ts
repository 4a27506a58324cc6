import {
  accountSnapshot as accountSchema,
  membershipSnapshot as membershipSchema,
} from '@secop/contracts';
import { accountSnapshot } from './account';
import { anAccount, anEntry, later, noon } from './account.builder';
import { cancelMembership, changeRole } from './administration';
import { actingMembership, administrators, membershipOf, membershipSnapshot } from './membership';
import { appoint, close, endMembershipsOf } from './operation';
import { assertTelling, register, registrationClaim, type Registration } from './registration';
import { fromDirectoryEntry } from './account';

const code = (verb: () => unknown) => {
  try {
    verb();
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const by = (caller: string, userId: string, seen?: number) => ({
  by: caller,
  userId,
  seen,
  version: 7,
  now: later(1),
});
const account = () => anAccount().administeredBy('ana').withProvider('rosa');
const stateAfter = (decision: object) => (decision as { state: never }).state;

describe('the administration of members', () => {
  it('is for administrators', () => {
    expect(code(() => changeRole(account().build(), by('rosa', 'rosa'), 'accountAdmin'))).toBe(
      'account.not-administrator',
    );
    expect(code(() => cancelMembership(account().build(), by('rosa', 'ana'), undefined))).toBe(
      'account.not-administrator',
    );
  });

  it('lets everybody cancel their own membership', () => {
    const decision = cancelMembership(account().build(), by('rosa', 'rosa'), undefined);
    expect(membershipOf(stateAfter(decision), 'rosa')?.state).toBe('cancelled');
  });

  it('never takes away the last administrator', () => {
    for (const verb of [
      () => cancelMembership(account().build(), by('ana', 'ana'), undefined),
      () => changeRole(account().build(), by('ana', 'ana'), 'provider'),
    ]) {
      expect(code(verb)).toBe('membership.last-administrator');
    }
    const two = account().administeredBy('eva').build();
    expect(code(() => cancelMembership(two, by('ana', 'ana'), undefined))).toBe('done');
  });

  it('says who administers the account after it, for their open screens', () => {
    const two = account().administeredBy('eva').build();
    for (const [decision, told] of [
      [cancelMembership(two, by('ana', 'eva'), undefined), ['ana']],
      [changeRole(two, by('ana', 'rosa'), 'accountAdmin'), ['ana', 'rosa', 'eva']],
    ] as const) {
      const { events } = decision as Extract<typeof decision, { events: unknown }>;
      expect(events.map(({ data }) => data)).toMatchObject([
        { membership: { administrators: told } },
      ]);
    }
  });

  it('refuses what the caller saw in another version', () => {
    expect(code(() => changeRole(account().build(), by('ana', 'rosa', 6), 'accountAdmin'))).toBe(
      'precondition.failed',
    );
    expect(code(() => changeRole(account().build(), by('ana', 'rosa', 7), 'accountAdmin'))).toBe(
      'done',
    );
  });

  it('knows who is no member', () => {
    expect(code(() => cancelMembership(account().build(), by('ana', 'eva'), undefined))).toBe(
      'membership.not-found',
    );
    const cancelled = anAccount()
      .administeredBy('ana')
      .withProvider('rosa', { state: 'cancelled' });
    expect(code(() => cancelMembership(cancelled.build(), by('ana', 'rosa'), undefined))).toBe(
      'membership.not-found',
    );
  });

  it('does nothing when the role is the same', () => {
    expect(changeRole(account().build(), by('ana', 'rosa'), 'provider')).toEqual({
      unchanged: true,
    });
  });
});

describe('an appointment', () => {
  it('gives an account without administrator its first one', () => {
    const decision = appoint(anAccount().build(), 'ana', 'operator:eva', noon);
    expect(administrators(stateAfter(decision))).toEqual(['ana']);
  });

  it('makes a provider the administrator, in the same membership', () => {
    const decision = appoint(
      anAccount().withProvider('rosa').build(),
      'rosa',
      'operator:eva',
      noon,
    );
    expect(administrators(stateAfter(decision))).toEqual(['rosa']);
  });

  it('is refused otherwise', () => {
    expect(code(() => appoint(account().build(), 'eva', 'operator:x', noon))).toBe(
      'account.has-administrator',
    );
    const inactive = anAccount().but({ status: 'inactive' }).build();
    expect(code(() => appoint(inactive, 'eva', 'operator:x', noon))).toBe('account.inactive');
    const members = Array.from({ length: 2_000 }, (_, i) => ({
      userId: `u${i}`,
      role: 'provider' as const,
      state: 'ended' as const,
      since: noon,
      by: 'system',
    }));
    const full = anAccount().but({ members }).build();
    expect(code(() => appoint(full, 'eva', 'operator:x', noon))).toBe('account.full');
  });
});

describe('a closed account', () => {
  const closed = {
    ...account().build(),
    state: stateAfter(
      close(account().but({ claim: 'nit 1' }).build(), 'operator:x', 'liquidada', noon),
    ),
  };

  it('frees its claim, and nobody acts for it or administers it', () => {
    expect(closed.state).toMatchObject({ claim: undefined });
    expect(actingMembership(closed.state, 'rosa')).toBeUndefined();
    expect(administrators(closed.state)).toEqual([]);
    expect(membershipOf(closed.state, 'rosa')).toMatchObject({ state: 'ended', until: noon });
  });

  it('is closed once', () => {
    expect(close(closed, 'operator:x', 'otra vez', noon)).toEqual({ unchanged: true });
  });
});

describe('a closed user', () => {
  it('has no live membership left, not even as the last administrator', () => {
    const ended = stateAfter(endMembershipsOf(account().build(), 'ana', noon));
    expect(administrators(ended)).toEqual([]);
    expect(ended).toMatchObject({ hasAdministrator: false });
    expect(membershipOf(ended, 'ana')).toMatchObject({ state: 'ended', reason: 'user-closed' });
    expect(endMembershipsOf({ id: 'x', state: ended }, 'ana', noon)).toEqual({ unchanged: true });
  });
});

describe('a registration', () => {
  const registration: Registration = {
    legalName: 'CONSORCIO VÍAS 2026',
    organizationType: 'CONSORTIUM',
    municipality: 'BOGOTa',
    department: 'Cundinamarca',
    notificationEmail: 'avisos@example.com',
  };
  const registered = (facts: Partial<Registration> = {}) =>
    register('0123456789abcdef', { ...registration, ...facts }, 'ana', noon);

  it('makes the creator the administrator', () => {
    expect(administrators(registered().state)).toEqual(['ana']);
    expect(registered().events.map(({ contract }) => contract.type)).toEqual([
      'accounts.account.created.v1',
      'accounts.membership.granted.v1',
    ]);
  });

  it('needs a NIT unless it is a consorcio or a unión temporal', () => {
    expect(code(() => registered({ organizationType: 'SAS' }))).toBe('nit.required');
    expect(code(() => registered({ organizationType: 'FUTURE_COMPANY_PROMISE' }))).toBe(
      'nit.required',
    );
    expect(code(() => registered({ organizationType: 'TEMPORARY_UNION' }))).toBe('done');
    expect(code(() => registered({ nit: '899999068-2' }))).toBe('nit.check-digit-wrong');
  });

  it('claims its NIT, or its name and place in any spelling', () => {
    expect(registered({ nit: '8999990681' }).state.claim).toBe('nit 899999068');
    const spelled = {
      ...registration,
      legalName: 'consorcio  vias 2026',
      municipality: 'Bogotá D.C.',
    };
    expect(registrationClaim(spelled, undefined)).toBe(registered().state.claim);
  });

  it('needs a name and a place that say something', () => {
    expect(code(() => assertTelling({ ...registration, legalName: '...' }))).toBe(
      'request.invalid',
    );
    expect(code(() => assertTelling({ ...registration, municipality: '-' }))).toBe(
      'request.invalid',
    );
    expect(code(() => assertTelling(registration))).toBe('done');
  });

  it('says neither its address nor a natural person’s number in an event', () => {
    const { state, events } = registered({ organizationType: 'NATURAL_PERSON', nit: '52123456' });
    expect(state).toMatchObject({ nit: '52123456', notificationEmail: 'avisos@example.com' });
    expect(JSON.stringify(events)).not.toMatch(/52123456|avisos@/);
  });
});

describe('a snapshot', () => {
  it('is exactly what the contract promises', () => {
    const { id, state } = account().build();
    const facts: unknown = JSON.parse(JSON.stringify(accountSnapshot({ id, state })));
    expect(accountSchema.strict().parse(facts)).toEqual(facts);
    const member: unknown = JSON.parse(
      JSON.stringify(membershipSnapshot({ id, state }, state.members[0]!)),
    );
    expect(membershipSchema.strict().parse(member)).toEqual(member);
  });

  it('of an imported account comes from its entry', () => {
    expect(accountSnapshot({ id: 'secop-1', state: fromDirectoryEntry(anEntry()) })).toMatchObject({
      code: '1',
      nit: '900123456',
      municipality: 'Cali',
      active: true,
    });
  });
});
