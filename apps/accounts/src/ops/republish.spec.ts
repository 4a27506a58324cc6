import { AccountClosedV1 } from '@secop/contracts';
import { anAccount, noon } from '../domain/account/account.builder';
import { accountSaidAgain } from './republish';

const said = (account: Parameters<typeof accountSaidAgain>[0]) =>
  accountSaidAgain(account).map(({ contract, data }) => [
    contract.type.split('.').slice(1, -1).join('.'),
    (data as { membership?: { userId: string; state: string } }).membership?.userId,
  ]);

describe('an account that is said again', () => {
  it('says itself, then each membership as it is now', () => {
    const account = anAccount()
      .administeredBy('ana')
      .withProvider('rosa', { state: 'cancelled', until: noon })
      .withProvider('rosa', { accessRequestId: 'r', decisionId: 'r-2' })
      .build();
    expect(said(account)).toEqual([
      ['account.updated', undefined],
      ['membership.granted', 'ana'],
      ['membership.cancelled', 'rosa'],
      ['membership.granted', 'rosa'],
    ]);
  });

  it('repeats the refusals that it remembers', () => {
    const refusal = {
      decisionId: 'r-2',
      accessRequestId: 'r',
      userId: 'rosa',
      reason: 'account-full',
      at: noon,
      answeredAt: noon,
    } as const;
    const account = anAccount()
      .but({ refusals: [refusal] })
      .build();
    expect(said(account).map(([type]) => type)).toEqual(['account.updated', 'membership.refused']);
  });

  it('is closed, and so is every membership, when it was closed', () => {
    const closing = { status: 'closed', closedAt: noon, closedBy: 'x', closedReason: 'y' } as const;
    const account = anAccount().administeredBy('ana').but(closing).build();
    const [itself, membership] = accountSaidAgain(account);
    expect(itself?.contract).toBe(AccountClosedV1);
    expect(membership?.data).toMatchObject({ membership: { state: 'ended', userId: 'ana' } });
  });
});
