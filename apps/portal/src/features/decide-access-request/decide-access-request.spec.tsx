import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal, unreachable } from '../../testing/fake-api';
import { hint } from '../../testing/stream';
import { visit } from '../../testing/visit';
import type { InboxItem } from '../manage-users/queries';
import { administering, aRequestBy } from '../manage-users/requests.builder';

const path = '/cuentas/a1/administracion-de-usuarios/pedro';
const acceptance = 'POST /access-requests/pedro/acceptance';
const rejection = 'POST /access-requests/pedro/rejection';
const byLuis = {
  decidedBy: 'luis',
  decidedByName: 'Luis Peña',
  decidedAt: '2026-11-22T15:00:00.000Z',
} as const;

describe('deciding on a request', () => {
  let api: FakeApi;
  let inbox: InboxItem[];
  const now = (different: Partial<InboxItem>) => {
    const pedro = { ...inbox[0]!, ...different };
    inbox = [pedro, ...inbox.slice(1)];
    return pedro;
  };

  beforeEach(() => {
    api = new FakeApi();
    inbox = [aRequestBy('Pedro'), aRequestBy('Rosa')];
    administering(api, () => inbox);
    api.on('GET /access-requests/pedro', () => answer(inbox[0]));
    api.on('GET /access-requests/rosa', () => answer(inbox[1]));
  });

  type User = Awaited<ReturnType<typeof visit>>;
  const open = async (user: User, decision: 'Aceptar acceso' | 'Rechazar acceso') => {
    await user.click(await screen.findByRole('button', { name: decision }));
    const dialog = await screen.findByRole('dialog');
    const press = () => user.click(within(dialog).getByRole('button', { name: decision }));
    return { dialog, press };
  };

  it('makes a Proveedor of whom it accepts, says who was written to, and leads to the next', async () => {
    api.on(acceptance, () =>
      answer(now({ status: 'accepted', grantedRole: 'provider', version: 2 })),
    );
    const user = await visit(path);
    await screen.findByText('Verifique que la persona trabaja en la entidad');
    const { press } = await open(user, 'Aceptar acceso');
    await press();
    const heading = await screen.findByRole('heading', { name: 'Usted aceptó el acceso' });
    expect(document.activeElement).toBe(heading);
    screen.getByText(/correo de confirmación a pedro@correo\.example/);
    const next = await screen.findByRole('link', { name: 'Ver la siguiente: Rosa Rodríguez' });
    const [call] = api.callsOf(acceptance);
    expect(call!.body).toEqual({ role: 'provider' });
    expect(call!.headers.get('if-match')).toBe('"1"');
    await user.click(next);
    await screen.findByRole('heading', { level: 2, name: 'Rosa Rodríguez' });
    expect(screen.queryByText('Usted aceptó el acceso')).toBeNull();
  });

  it('names an administrator only when the decider chooses so, whatever was asked for', async () => {
    now({ requestedRole: 'accountAdmin' });
    api.on(acceptance, () => answer(now({ status: 'accepted', grantedRole: 'accountAdmin' })));
    const user = await visit(path);
    const { dialog, press } = await open(user, 'Aceptar acceso');
    const radio = (name: RegExp) => within(dialog).getByRole<HTMLInputElement>('radio', { name });
    expect(radio(/Usuario Proveedor/).checked).toBe(true);
    await user.click(radio(/Usuario administrador/));
    await press();
    await screen.findByText('Usted aceptó el acceso');
    expect(api.callsOf(acceptance)[0]!.body).toEqual({ role: 'accountAdmin' });
  });

  it('tells calmly who was faster and when, and shows the fresh state', async () => {
    const user = await visit(path);
    const { dialog, press } = await open(user, 'Rechazar acceso');
    await user.type(within(dialog).getByLabelText(/Motivo del rechazo/), 'No la conocemos.');
    api.on(rejection, () => {
      now({ status: 'accepted', display: 'Aceptado', effective: true, ...byLuis });
      return refusal(409, 'access-request.already-decided', { decision: 'accepted', ...byLuis });
    });
    await press();
    const heading = await screen.findByRole('heading', {
      name: 'Esta solicitud ya estaba decidida',
    });
    expect(document.activeElement).toBe(heading);
    within(heading.parentElement!).getByText(/^Luis Peña aceptó esta solicitud el 22 de nov/);
    await screen.findByText('Aceptado');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: /acceso$/ })).toBeNull();
  });

  it('asks to look again at a request that changed, and then decides on what was seen', async () => {
    api.on(acceptance, () => {
      now({ version: 2 });
      return refusal(412, 'precondition.failed');
    });
    const user = await visit(path);
    await (await open(user, 'Aceptar acceso')).press();
    await screen.findByRole('heading', { name: /cambió mientras usted la revisaba/ });
    api.on(acceptance, () => answer(now({ status: 'accepted', version: 3 })));
    await (await open(user, 'Aceptar acceso')).press();
    await screen.findByText('Usted aceptó el acceso');
    const versions = api.callsOf(acceptance).map(({ headers }) => headers.get('if-match'));
    expect(versions).toEqual(['"1"', '"2"']);
  });

  it('sends a rejection again with the key of the first try, and keeps the reason meanwhile', async () => {
    const user = await visit(path);
    const { dialog, press } = await open(user, 'Rechazar acceso');
    const reason = within(dialog).getByLabelText<HTMLTextAreaElement>(/Motivo del rechazo/);
    await user.type(reason, 'No la conocemos.');
    api.on(rejection, unreachable);
    await press();
    await within(dialog).findByRole('alert');
    expect(reason.value).toBe('No la conocemos.');
    api.on(rejection, () => answer(now({ status: 'rejected', reason: reason.value })));
    await press();
    await screen.findByText(/Enviamos un correo a pedro@correo\.example con el motivo/);
    const keys = api.callsOf(rejection).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('shows what somebody else decided meanwhile, without a reload', async () => {
    const user = await visit(path);
    await open(user, 'Aceptar acceso');
    now({ status: 'rejected', display: 'Rechazado', reason: 'No.', ...byLuis });
    hint('access-request');
    await screen.findByText('La solicitud ya fue rechazada.');
    expect(screen.queryByRole('button', { name: 'Aceptar acceso' })).toBeNull();
    screen.getByText(/^Luis Peña rechazó esta solicitud el .* a\. m\.$/);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Respuesta' }));
  });

  it('says of what a colleague made of my decision that it was the colleague', async () => {
    const mine = { decidedBy: 'marta', decidedAt: '2026-11-22T14:00:00.000Z' };
    api.on(rejection, () => answer(now({ status: 'rejected', version: 2, ...mine })));
    const user = await visit(path);
    const { dialog, press } = await open(user, 'Rechazar acceso');
    await user.type(within(dialog).getByLabelText(/Motivo del rechazo/), 'No la conocemos.');
    await press();
    await screen.findByText('Usted rechazó el acceso');
    now({ status: 'pending', version: 3, decidedBy: null, decidedAt: null });
    hint('access-request');
    await screen.findByText('La solicitud está pendiente de nuevo.');
    now({ status: 'accepted', version: 4, ...byLuis });
    hint('access-request');
    await screen.findByText('La solicitud ya fue aceptada.');
    screen.getByText(/^Luis Peña aceptó esta solicitud/);
    expect(screen.queryByText(/^Usted (aceptó|rechazó) el acceso/)).toBeNull();
  });

  it('can be taken back at once after a rejection', async () => {
    const mine = { decidedBy: 'marta', decidedAt: new Date().toISOString() };
    api.on(rejection, () => answer(now({ status: 'rejected', version: 2, ...mine })));
    const user = await visit(path);
    const { dialog, press } = await open(user, 'Rechazar acceso');
    await user.type(within(dialog).getByLabelText(/Motivo del rechazo/), 'No la conocemos.');
    await press();
    await user.click(await screen.findByRole('button', { name: /^Revertir rechazo/ }));
    const back = { status: 'pending', version: 3, decidedBy: null, decidedAt: null } as const;
    api.on('POST /access-requests/pedro/rejection-reversal', () => answer(now(back)));
    const asked = await screen.findByRole('dialog');
    await user.click(within(asked).getByRole('button', { name: /^Revertir rechazo/ }));
    await screen.findByText(/quedó de nuevo pendiente/);
    await screen.findByRole('button', { name: 'Aceptar acceso' });
    expect(document.activeElement).not.toBe(document.body);
    now({ status: 'accepted', version: 4, ...byLuis });
    hint('access-request');
    await screen.findByText('La solicitud ya fue aceptada.');
    expect(screen.queryByText(/quedó de nuevo pendiente/)).toBeNull();
  });

  it('is not offered for the own request', async () => {
    now({ userId: 'marta' });
    await visit(path);
    await screen.findByText('Es su propia solicitud');
    expect(screen.queryByRole('button', { name: 'Aceptar acceso' })).toBeNull();
  });
});
