import type { AccessRequestView } from '@secop/contracts';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../testing/fake-api';
import { hint } from '../../testing/stream';
import { visit } from '../../testing/visit';
import { ownRequest, rejected, requester } from '../access-request/own-request.builder';

const membership = {
  accountId: 'a9',
  accountName: 'Obras del Tolima S.A.S.',
  display: 'Aceptado',
  role: 'accountAdmin',
  since: '2026-11-01T15:00:00.000Z',
  accessRequestId: null,
};

describe('the escritorio', () => {
  let api: FakeApi;
  let waiting: number;
  let mine: AccessRequestView[];
  let memberships: object[];
  beforeEach(() => {
    waiting = 2;
    mine = [ownRequest(), rejected({ id: 'r0' })];
    memberships = [membership];
    api = new FakeApi()
      .on('GET /me', answer(requester))
      .on('GET /me/memberships', () => answer({ items: memberships, next: null }))
      .on('GET /access-requests', () => answer({ items: mine, next: null }))
      .on('GET /accounts/a9/access-requests', () =>
        answer({ items: Array.from({ length: waiting }, () => ({})), next: null }),
      );
  });
  const headings = () =>
    screen
      .getAllByRole('heading')
      .map(({ textContent }) => textContent)
      .slice(1);

  it('shows what waits for an answer first, then what one waits for, then the accounts', async () => {
    await visit('/');
    await screen.findByText('2 solicitudes esperan su respuesta');
    expect(headings()).toEqual([
      'Pendientes',
      'Obras del Tolima S.A.S.',
      'Su solicitud a Puentes del Tolima S.A.S.',
      'Sus cuentas',
      'Obras del Tolima S.A.S.',
    ]);
    expect(
      screen
        .getByRole('link', { name: 'Responder las solicitudes de Obras del Tolima S.A.S.' })
        .getAttribute('href'),
    ).toBe('/cuentas/a9/administracion-de-usuarios');
  });

  it('announces that there is more or less to do', async () => {
    await visit('/');
    await screen.findByText('2 solicitudes esperan su respuesta');
    const status = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(status()).toContain('');
    waiting = 3;
    hint('access-request');
    await screen.findByText('3 solicitudes esperan su respuesta');
    await waitFor(() =>
      expect(status()).toContain('Su escritorio se actualizó solo. Ahora hay 4 pendientes.'),
    );
  });

  it('announces nothing that changed while one was elsewhere', async () => {
    const user = await visit('/');
    await screen.findByText('2 solicitudes esperan su respuesta');
    await user.click(screen.getByRole('link', { name: 'Ver Mis registros' }));
    await screen.findByRole('heading', { level: 1, name: 'Mis registros' });
    waiting = 1;
    hint('access-request');
    await user.click(screen.getByRole('link', { name: 'Acceso de Proveedores' }));
    await screen.findByText('1 solicitud espera su respuesta');
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(said().join('')).toBe('');
    waiting = 2;
    hint('access-request');
    await waitFor(() => expect(said().join('')).toMatch(/^Su escritorio se actualizó solo/));
  });

  it('says so when nothing waits', async () => {
    waiting = 0;
    mine = [];
    await visit('/');
    await screen.findByText(/No hay nada pendiente/);
  });

  it('says where to begin when there is nothing yet', async () => {
    mine = [];
    memberships = [];
    await visit('/');
    await screen.findByText('Empiece por aquí');
    expect(screen.getByRole('link', { name: 'Nuevo registro' }).getAttribute('href')).toBe(
      '/mis-registros/nuevo',
    );
  });

  it('shows the rest when an inbox cannot be read', async () => {
    mine = [];
    api.on('GET /accounts/a9/access-requests', refusal(500, 'internal.error'));
    await visit('/');
    await screen.findByRole('alert');
    await screen.findByRole('link', { name: 'Ir a la cuenta Obras del Tolima S.A.S.' });
    expect(screen.queryByText(/No hay nada pendiente/)).toBeNull();
  });

  it('asks again when a part of it did not arrive', async () => {
    api.on('GET /access-requests', refusal(500, 'internal.error'));
    const user = await visit('/');
    const again = await screen.findByRole('button', { name: 'Intentar de nuevo' });
    api.on('GET /access-requests', answer({ items: mine, next: null }));
    await user.click(again);
    await screen.findByText('2 solicitudes esperan su respuesta');
  });
});
