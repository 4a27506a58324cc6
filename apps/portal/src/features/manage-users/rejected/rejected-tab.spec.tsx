import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../../testing/fake-api';
import { visit } from '../../../testing/visit';
import type { InboxItem } from '../queries';
import { administering, aRequestBy } from '../requests.builder';

const path = '/cuentas/a1/administracion-de-usuarios?estado=rechazados';
const route = 'POST /access-requests/pedro/rejection-reversal';
const rejected = (name: string, decidedAt: string): InboxItem =>
  aRequestBy(name, {
    status: 'rejected',
    display: 'Rechazado',
    reason: 'No trabaja aquí.',
    decidedBy: 'luis',
    decidedByName: 'Luis Peña',
    decidedAt,
    reversibleUntil: new Date(Date.parse(decidedAt) + 30 * 86_400_000).toISOString(),
    version: 4,
  });

describe('a rejection', () => {
  let api: FakeApi;
  let inbox: InboxItem[];
  beforeEach(() => {
    api = new FakeApi();
    inbox = [
      rejected('Ximena', '2020-01-01T15:00:00.000Z'),
      rejected('Pedro', new Date().toISOString()),
    ];
    administering(api, () => inbox);
  });
  const confirm = async () => {
    const user = await visit(path);
    await user.click(await screen.findByRole('button', { name: /Revertir.*Pedro/ }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Revertir rechazo del acceso' }));
    return dialog;
  };

  it('says why, who and when, the newest first, and can be reverted for 30 days', async () => {
    await visit(path);
    const [first, second] = (await screen.findAllByRole('heading', { level: 3 })).map((heading) =>
      heading.closest('li')!,
    );
    expect(first!.textContent).toMatch(/Pedro.*No trabaja aquí\..*Luis Peña/);
    within(first!).getByRole('button', { name: /Revertir/ });
    within(second!).getByText(/pasaron más de 30 días/);
    expect(within(second!).queryByRole('button')).toBeNull();
  });

  it('is reverted as it was seen', async () => {
    api.on(route, () => {
      inbox = [inbox[0]!];
      return answer(aRequestBy('Pedro'));
    });
    await confirm();
    await screen.findByText(/La solicitud de Pedro Rodríguez quedó de nuevo pendiente/);
    expect(document.activeElement?.textContent).toBe('Rechazados');
    expect(api.callsOf(route)[0]!.headers.get('if-match')).toBe('"4"');
  });

  it.each([
    [412, 'precondition.failed'],
    [409, 'access-request.not-rejected'],
  ] as const)('that somebody else reverted first is told calmly: %i', async (status, code) => {
    api.on(route, () => {
      inbox = [inbox[0]!, aRequestBy('Pedro')];
      return refusal(status, code);
    });
    await confirm();
    await screen.findByText(/La solicitud de Pedro Rodríguez cambió mientras usted la miraba/);
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Revertir.*Pedro/ })).toBeNull(),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Rechazados');
  });

  it('stays when the reversal is refused, and the reason is said', async () => {
    api.on(route, refusal(409, 'access-request.already-pending'));
    const dialog = await confirm();
    await within(dialog).findByText('Título de access-request.already-pending');
  });
});
