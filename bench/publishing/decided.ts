import type { AccessRequestSnapshot } from '@secop/contracts';

/** What an administrator's decision looks like on the wire: about 1 KiB with the envelope. */
export const acceptedRequest = (id: string, version: number): AccessRequestSnapshot => ({
  id,
  reference: 'SA-2026-7K3M9Q',
  accountId: '01981f40-11b2-7a35-8b1e-5d6c7e8f2001',
  accountName: 'CONSTRUCCIONES DEL TOLIMA S.A.S.',
  userId: '01981f3e-7a10-7cc2-9d51-2f0a4b8c1001',
  status: 'accepted',
  submittedAt: '2026-03-02T14:58:31.204Z',
  deadline: '2026-03-17T04:59:59.999Z',
  withoutAdministrator: false,
  message: 'Soy la coordinadora de licitaciones y debo presentar ofertas por la empresa.',
  position: 'Coordinadora de licitaciones',
  requestedRole: 'provider',
  administrators: ['01981f3e-7a10-7cc2-9d51-2f0a4b8c1002'],
  grantedRole: 'provider',
  decisionId: `${id}.${version}`,
  decidedBy: '01981f3e-7a10-7cc2-9d51-2f0a4b8c1002',
  decidedAt: '2026-03-02T15:04:06.318Z',
});

/** The state that both sides keep: the request, padded to about 1 KiB. */
export interface DecidedState {
  readonly count: number;
  readonly padding: string;
}
export const firstState: DecidedState = { count: 0, padding: 'x'.repeat(700) };

export const idOf = (index: number) => `request-${String(index).padStart(6, '0')}`;
export const inFlight = 100;

/** Runs the work for 0, 1, 2 … `count` with so many under way at once. */
export async function withWindow(
  count: number,
  window: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(window, count) }, lane));
}
