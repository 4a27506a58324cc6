import { mergeMemberships } from './merge-memberships';
import { aMembership, aRequestView } from './merge-memberships.builder';

const words = (rows: ReturnType<typeof mergeMemberships>) =>
  rows.map(({ accountId, display }) => `${accountId} ${display}`);

describe('"Mis registros"', () => {
  it('has one row per account, the newest first', () => {
    const rows = mergeMemberships(
      [aMembership('a', '2026-01-05')],
      [
        aRequestView('b', '2026-01-07'),
        aRequestView('b', '2026-01-01'),
        aRequestView('c', '2026-01-03'),
      ],
    );
    expect(words(rows)).toEqual(['b Pendiente', 'a Aceptado', 'c Pendiente']);
    expect(rows[0]?.accessRequestId).toBe('req_b_2026-01-07');
  });

  it('shows the membership, with the request that it came from', () => {
    const [row] = mergeMemberships(
      [aMembership('a', '2026-01-05')],
      [aRequestView('a', '2026-01-01')],
    );
    expect(row).toEqual({
      accountId: 'a',
      accountName: 'a',
      display: 'Aceptado',
      role: 'provider',
      since: '2026-01-05T00:00:00.000Z',
      accessRequestId: 'req_a_2026-01-01',
    });
  });

  it.each([
    ['suspended', 'Suspendido'],
    ['cancelled', 'Cancelado'],
    ['ended', 'Cancelado'],
  ] as const)('says of a membership that is %s: %s', (state, word) => {
    const until = state === 'suspended' ? null : '2026-02-01T00:00:00.000Z';
    const membership = { ...aMembership('a', '2026-01-05'), state, until };
    expect(words(mergeMemberships([membership], [aRequestView('a', '2026-01-01')]))).toEqual([
      `a ${word}`,
    ]);
  });

  it('shows a request that was made after the membership ended', () => {
    const ended = {
      ...aMembership('a', '2026-01-05'),
      state: 'ended' as const,
      until: '2026-02-01T00:00:00.000Z',
    };
    expect(words(mergeMemberships([ended], [aRequestView('a', '2026-02-02')]))).toEqual([
      'a Pendiente',
    ]);
  });

  it('tells since when a decided request is what it is, and the role only when granted', () => {
    const rejected = {
      ...aRequestView('a', '2026-01-01'),
      display: 'Rechazado',
      decidedAt: '2026-01-09T00:00:00.000Z',
    };
    expect(mergeMemberships([], [rejected])).toMatchObject([
      { display: 'Rechazado', since: '2026-01-09T00:00:00.000Z', role: null },
    ]);
  });
});
