import type { EventToRecord, MembershipSnapshot } from '@secop/contracts';
import { accountSnapshot, type Account, type Decision } from './account';
import { anAcceptance, anAccount, later, noon } from './account.builder';
import { cancelMembership, changeRole } from './administration';
import { answerAcceptance } from './answer-acceptance';
import { appoint, close, endMembershipsOf } from './operation';
import { register } from './registration';
import { asSaid, registeredAsSaid, saidOfAccount } from './said-account';

type Verb = (account: Account, now: Date) => Decision;
const command = (by: string, userId: string, now: Date) => ({
  ...{ by, userId, now, seen: undefined, version: 1 },
});
const verbs: readonly Verb[] = [
  (account, now) => appoint(account, 'ana', 'operator:eva', now),
  (account, now) => answerAcceptance(account, anAcceptance(), now),
  (account, now) =>
    answerAcceptance(
      account,
      anAcceptance({
        id: 'request-2',
        decisionId: 'request-2.2',
        decidedBy: 'nobody',
        userId: 'b',
      }),
      now,
    ),
  (account, now) => changeRole(account, command('ana', 'rosa', now), 'accountAdmin'),
  (account, now) => cancelMembership(account, command('rosa', 'ana', now), 'Ya no trabaja aquí.'),
  (account, now) => endMembershipsOf(account, 'rosa', now),
];

/** Everything that happens, and what was said of it. */
function played(first: Account, also: readonly Verb[] = []) {
  let account = first;
  return [...verbs, ...also].map((verb, step) => {
    const now = later((step + 1) * 1_000);
    const decision = verb(account, now);
    if ('unchanged' in decision) throw new Error(`step ${step} changes nothing`);
    account = { ...account, state: decision.state };
    return { account, events: decision.events, now };
  });
}

const told = (events: readonly EventToRecord[], time: Date) =>
  events.flatMap(({ contract: { type }, data }) => saidOfAccount({ type, time, data }));

describe('an account that is had again from its own events', () => {
  it.each([0, 1, 3, 5])('is what it was, from version %i of an older copy on', (kept) => {
    const first = anAccount().build();
    const steps = played(first);
    const copy = kept === 0 ? first : steps[kept - 1]!.account;
    const said = steps.slice(kept).flatMap(({ events, now }) => told(events, now));
    expect(said.reduce(asSaid, copy.state)).toEqual(steps.at(-1)!.account.state);
  });

  it('stays closed', () => {
    const first = anAccount().administeredBy('ana').build();
    const closed = close(first, 'operator:eva', 'x', noon);
    if ('unchanged' in closed) throw new Error('it was open');
    const [said] = told(closed.events, noon);
    expect(asSaid(first.state, said!)).toMatchObject({ status: 'closed', closedAt: noon });
  });

  it('is registered as it was, less what is private', () => {
    const { state, events } = register('id', aRegistration, 'ana', noon);
    const again = told(events, noon).reduce(
      asSaid,
      registeredAsSaid(accountSnapshot({ id: 'id', state })),
    );
    expect({ ...again, notificationEmail: state.notificationEmail }).toEqual(state);
  });

  it('knows a grant by the person and its beginning, so that a later one is another', () => {
    const { state } = anAccount().withProvider('rosa', { state: 'cancelled' }).build();
    const membership: MembershipSnapshot = {
      ...{ accountId: 'secop-1', accountName: 'x', userId: 'rosa', role: 'provider' },
      ...{ state: 'active', since: later(1).toISOString(), by: 'ana' },
    } as const;
    const next = asSaid(state, { what: 'membership', at: noon, membership });
    expect(next.members.map((member) => member.state)).toEqual(['cancelled', 'active']);
  });
});

const aRegistration = {
  legalName: 'Ingeniería del Tolima S.A.S.',
  nit: '900.123.456-8',
  organizationType: 'SAS',
  municipality: 'Ibagué',
  department: 'Tolima',
  notificationEmail: 'licitaciones@empresa.example',
} as const;
