import fc from 'fast-check';
import type { Account, Decision } from './account';
import { anAcceptance, anAccount, later, noon } from './account.builder';
import { cancelMembership } from './administration';
import { answerAcceptance, type Acceptance } from './answer-acceptance';
import { liveMembership } from './membership';

const said = (decision: Decision) => {
  if ('unchanged' in decision) return 'nothing';
  const { type, data } = decision.events[0]! as unknown as {
    type: never;
    data: { reason?: string; membership?: { state: string } };
  };
  void type;
  return data.reason ?? `granted, ${data.membership?.state}`;
};
const after = (account: Account, decision: Decision): Account =>
  'unchanged' in decision ? account : { ...account, state: decision.state };
const answer = (account: Account, acceptance: Acceptance, now = noon) => {
  const decision = answerAcceptance(account, acceptance, now);
  return { said: said(decision), account: after(account, decision) };
};
const administered = () => anAccount().administeredBy('ana');

describe('an accepted request', () => {
  it('becomes a membership with the role that the administrator named', () => {
    const { account } = answer(
      administered().build(),
      anAcceptance({ grantedRole: 'accountAdmin' }),
    );
    expect(liveMembership(account.state, 'rosa')).toMatchObject({
      role: 'accountAdmin',
      accessRequestId: 'request-1',
      decisionId: 'request-1.2',
      by: 'ana',
    });
  });

  it('makes a provider when no role was named', () => {
    const { account } = answer(
      administered().build(),
      anAcceptance({ requestedRole: 'accountAdmin' }),
    );
    expect(liveMembership(account.state, 'rosa')?.role).toBe('provider');
  });

  it.each([
    ['decider-not-administrator', anAccount(), {}],
    ['decider-not-administrator', anAccount().withProvider('ana'), {}],
    ['already-member', administered().withProvider('rosa'), {}],
    ['already-member', administered().withProvider('rosa', { state: 'suspended' }), {}],
    ['account-closed', administered().but({ status: 'inactive' }), {}],
    ['user-closed', administered(), { userClosed: true }],
    [
      'account-full',
      administered().but({
        members: [
          ...administered().build().state.members,
          ...Array.from({ length: 1_999 }, (_, i) => ({
            userId: `u${i}`,
            role: 'provider' as const,
            state: 'cancelled' as const,
            since: noon,
            by: 'ana',
          })),
        ],
      }),
      {},
    ],
  ])('is refused: %s', (reason, account, facts) => {
    const first = answer(account.build(), anAcceptance(facts));
    expect(first.said).toBe(reason);
    expect(first.account.state.refusals).toHaveLength(1);
    expect(first.account.state.members).toEqual(account.build().state.members);
  });

  it('that was refused stays refused for that decision, whatever changes meanwhile', () => {
    const refused = answer(anAccount().build(), anAcceptance());
    const administeredNow = {
      ...refused.account,
      state: { ...refused.account.state, members: administered().build().state.members },
    };
    expect(answer(administeredNow, anAcceptance(), later(61_000)).said).toBe(
      'decider-not-administrator',
    );
    expect(answer(administeredNow, anAcceptance({ decisionId: 'request-1.4' })).said).toBe(
      'granted, active',
    );
  });

  it('is answered again at most once a minute', () => {
    const first = answer(administered().build(), anAcceptance());
    expect(answer(first.account, anAcceptance(), later(59_000)).said).toBe('nothing');
    const second = answer(first.account, anAcceptance(), later(60_000));
    expect(second.said).toBe('granted, active');
    expect(answer(second.account, anAcceptance(), later(61_000)).said).toBe('nothing');
    expect(second.account.state.members).toHaveLength(2);
  });

  it('that comes late does not revive a cancelled access', () => {
    const granted = answer(administered().build(), anAcceptance()).account;
    const command = { by: 'ana', userId: 'rosa', seen: undefined, version: 2, now: later(1_000) };
    const cancelled = after(granted, cancelMembership(granted, command, 'ya no trabaja aquí'));
    const late = answer(cancelled, anAcceptance(), later(3_600_000));
    expect(late.said).toBe('granted, cancelled');
    expect(liveMembership(late.account.state, 'rosa')).toBeUndefined();
  });

  it('forgets refusals after 30 days', () => {
    const refused = answer(anAccount().build(), anAcceptance()).account;
    const month = 30 * 86_400_000;
    const other = anAcceptance({ id: 'request-2', decisionId: 'request-2.2' });
    expect(answer(refused, other, later(month - 1)).account.state.refusals).toHaveLength(2);
    expect(answer(refused, other, later(month)).account.state.refusals).toHaveLength(1);
  });

  it('is granted or refused, once, in whatever order and number acceptances arrive', () => {
    const acceptances = fc.array(
      fc.record({ request: fc.nat(3), version: fc.nat(2), decider: fc.constantFrom('ana', 'eva') }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(acceptances, (arrivals) => {
        let account = administered().build();
        const answers = new Map<string, Set<string>>();
        arrivals.forEach(({ request, version, decider }, position) => {
          const decisionId = `r${request}.${version}.${decider}`;
          const acceptance = anAcceptance({
            id: `r${request}`,
            userId: `user-${request % 2}`,
            decisionId,
            decidedBy: decider,
          });
          const result = answer(account, acceptance, later(position * 61_000));
          account = result.account;
          answers.set(decisionId, (answers.get(decisionId) ?? new Set()).add(result.said));
        });
        const granted = account.state.members.map(({ accessRequestId }) => accessRequestId);
        expect(new Set(granted).size).toBe(granted.length);
        for (const userId of ['user-0', 'user-1']) {
          expect(account.state.members.filter((m) => m.userId === userId).length).toBeLessThan(2);
        }
        for (const refusal of account.state.refusals) {
          const grantedByIt = account.state.members.some(
            ({ decisionId }) => decisionId === refusal.decisionId,
          );
          expect(grantedByIt).toBe(false);
        }
      }),
    );
  });
});
