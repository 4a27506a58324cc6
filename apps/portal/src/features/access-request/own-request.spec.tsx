import type { AccessRequestView } from '@secop/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal, unreachable } from '../../testing/fake-api';
import { hint } from '../../testing/stream';
import { visit } from '../../testing/visit';
import { weekdayOf } from '../../texts/dates';
import { effective, ownMembership, ownRequest, rejected, requesting } from './own-request.builder';

const path = '/solicitudes/r1';
const withdrawal = 'POST /access-requests/r1/withdrawal';
const reminders = 'POST /access-requests/r1/reminders';
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
const currentStage = async () => {
  const line = await screen.findByRole('list', { name: 'Línea de avance' });
  // The number in the dot is for the eye alone.
  return line.querySelector('[aria-current=step]')?.textContent.replace(/^\d/, '');
};

let api: FakeApi;
let request: AccessRequestView;
beforeEach(() => {
  api = new FakeApi();
  request = ownRequest();
  requesting(api, () => [request]);
});

describe('a pending request', () => {
  it('says at which stage it is, until when the administrator has, and nothing by itself', async () => {
    await visit(path);
    expect(await currentStage()).toBe('Etapa 3 de 4: Procesan mi solicitud, etapa actual');
    expect(document.title).toMatch(/^Solicitud de acceso a Puentes del Tolima S\.A\.S\./);
    screen.getByText('Cédula de ciudadanía que termina en 9800');
    expect(screen.getAllByText(/viernes, 4 de diciembre de 2026/).length).toBeGreaterThan(0);
    expect(said()).toBe('');
  });

  it('says plainly that nobody can answer while the account has no administrator', async () => {
    request = ownRequest({ withoutAdministrator: true });
    await visit(path);
    await screen.findByText('La cuenta todavía no tiene usuario administrador');
    screen.getByText(/pida a la mesa de servicio que le nombre usuario administrador/);
    expect(screen.queryByRole('button', { name: 'Enviar recordatorio' })).toBeNull();
  });

  it('announces its acceptance without a reload, and then leads to the account', async () => {
    await visit(path);
    await currentStage();
    request = ownRequest({ status: 'accepted', grantedRole: 'provider' });
    hint('access-request');
    await waitFor(() =>
      expect(said()).toBe('Aceptaron su solicitud. Estamos activando su acceso. '.trim()),
    );
    expect(screen.queryByRole('link', { name: 'Ir a la cuenta' })).toBeNull();
    request = effective();
    hint('access-request');
    const link = await screen.findByRole('link', { name: 'Ir a la cuenta' });
    expect(link.getAttribute('href')).toBe('/cuentas/a1');
    expect(said()).toContain('ya puede actuar desde la cuenta');
    expect(await currentStage()).toContain('Etapa 4 de 4: Respuesta');
  });
});

describe('a reminder', () => {
  it('one too many is told calmly, with the day of the next one', async () => {
    const until = '2026-11-24T05:00:00.000Z';
    api.on(reminders, refusal(429, 'access-request.reminded-recently', { until }));
    const user = await visit(path);
    await user.click(await screen.findByRole('button', { name: 'Enviar recordatorio' }));
    await screen.findByText(/Puede enviar otro desde el martes, 24 de noviembre de 2026/);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that gets no answer is sent again as the same one', async () => {
    api.on(reminders, unreachable);
    const user = await visit(path);
    const send = await screen.findByRole('button', { name: 'Enviar recordatorio' });
    await user.click(send);
    await screen.findByRole('alert');
    api.on(reminders, answer(ownRequest({ version: 2 })));
    await user.click(send);
    await screen.findByText('Enviamos su recordatorio a los administradores de la cuenta.');
    const keys = api.callsOf(reminders).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('withdrawing', () => {
  const press = async () => {
    const user = await visit(path);
    await user.click(await screen.findByRole('button', { name: 'Retirar solicitud' }));
    const dialog = await screen.findByRole('dialog', { name: '¿Retirar la solicitud?' });
    return { user, confirm: within(dialog).getByRole('button', { name: 'Retirar solicitud' }) };
  };

  it('asks first, and sends once however often it is pressed', async () => {
    let finish = () => {};
    api.on(withdrawal, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      request = ownRequest({ status: 'withdrawn', display: 'Retirada', version: 2 });
      return answer(request);
    });
    const { user, confirm } = await press();
    expect(api.callsOf(withdrawal)).toHaveLength(0);
    await user.dblClick(confirm);
    await waitFor(() => expect(api.callsOf(withdrawal)).toHaveLength(1));
    const keep = screen.getByRole<HTMLButtonElement>('button', { name: 'No, dejarla como está' });
    expect(keep.disabled).toBe(true);
    await user.keyboard('{Escape}');
    screen.getByRole('dialog', { name: '¿Retirar la solicitud?' });
    finish();
    await screen.findByText('Usted retiró esta solicitud');
    expect(api.callsOf(withdrawal)).toHaveLength(1);
    expect(said()).toBe('Retiramos su solicitud.');
    expect(document.activeElement?.textContent).toContain('Retirada');
  });

  it('too late shows what was decided, and is no failure', async () => {
    api.on(withdrawal, () => {
      request = rejected();
      return refusal(409, 'access-request.not-pending');
    });
    const { user, confirm } = await press();
    await user.click(confirm);
    await screen.findByText('La solicitud cambió mientras usted la miraba');
    expect(said()).toContain('Rechazaron su solicitud.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('an accepted request', () => {
  const memberships = (display: string) =>
    api.on('GET /me/memberships', answer({ items: [ownMembership({ display })], next: null }));
  beforeEach(() => {
    request = effective();
  });

  it('whose access was cancelled since does not say that one may act', async () => {
    memberships('Cancelado');
    await visit(path);
    await screen.findByText('Ya no puede actuar desde esta cuenta');
    expect(await currentStage()).toContain('Cancelado');
    expect(screen.queryByText('Aceptado')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Ir a la cuenta' })).toBeNull();
    expect(said()).toBe('');
  });

  it('says it when the access is cancelled while one looks', async () => {
    memberships('Aceptado');
    await visit(path);
    await screen.findByRole('link', { name: 'Ir a la cuenta' });
    memberships('Cancelado');
    hint('membership');
    await waitFor(() => expect(said()).toBe('Su acceso a la cuenta fue cancelado.'));
  });
});

describe('a request that is over', () => {
  it('tells why it was rejected, and from when one may ask again', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    request = rejected({ askableFrom: tomorrow });
    await visit(path);
    await screen.findByText(/puede revertir el rechazo hasta el lunes, 21 de diciembre de 2026/);
    screen.getByText(`También puede pedir acceso de nuevo desde el ${weekdayOf(tomorrow)}.`);
    expect(screen.queryByRole('link', { name: 'Nuevo registro' })).toBeNull();
    expect(screen.getAllByText('No trabaja aquí.')).toHaveLength(2);
    expect(await currentStage()).toContain('Rechazado');
  });

  it('can be asked again once the wait is over', async () => {
    request = rejected({ askableFrom: '2026-11-22T05:00:00.000Z' });
    await visit(path);
    await screen.findByRole('link', { name: 'Nuevo registro' });
  });

  it('is renewed with the same words, and leads to the new one', async () => {
    request = ownRequest({ status: 'expired', display: 'Vencida', reason: 'deadline-passed' });
    const renewed = ownRequest({ id: 'r2', reference: 'SA-2026-NUEVA1' });
    api.on('POST /access-requests', answer(renewed, 201));
    api.on('GET /access-requests/r2', answer(renewed));
    const user = await visit(path);
    await user.click(await screen.findByRole('button', { name: 'Renovar solicitud' }));
    await screen.findByText(/Guarde este radicado: SA-2026-NUEVA1/);
    const { accountId, message, position, requestedRole: role } = request;
    expect(api.callsOf('POST /access-requests').map(({ body }) => body)).toEqual([
      { accountId, message, position, role },
    ]);
  });

  it('that was asked again meanwhile is told calmly', async () => {
    request = ownRequest({ status: 'expired', display: 'Vencida', reason: 'deadline-passed' });
    api.on('POST /access-requests', refusal(409, 'access-request.already-pending'));
    const user = await visit(path);
    await user.click(await screen.findByRole('button', { name: 'Renovar solicitud' }));
    await screen.findByText('Detalle de access-request.already-pending');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not offered again where the account takes nobody', async () => {
    request = ownRequest({ status: 'expired', display: 'Vencida', reason: 'account-closed' });
    await visit(path);
    await screen.findByText(/ya no recibe solicitudes/);
    expect(screen.queryByRole('button', { name: 'Renovar solicitud' })).toBeNull();
  });
});

it('a request of somebody else leads its administrator to where it is decided', async () => {
  request = ownRequest({ userId: 'pedro' });
  await visit(path);
  const link = await screen.findByRole('link', { name: 'Ver y responder la solicitud' });
  expect(link.getAttribute('href')).toBe('/cuentas/a1/administracion-de-usuarios/r1');
});
