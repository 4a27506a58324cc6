import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../testing/fake-api';
import { hint } from '../../testing/stream';
import { visit } from '../../testing/visit';
import { administering, aRequestBy } from '../manage-users/requests.builder';

const membership = (accountId: string, display: string) => ({
  accountId,
  accountName: `Cuenta ${accountId}`,
  display,
  role: display === 'Aceptado' ? 'provider' : null,
  since: '2026-11-01T15:00:00.000Z',
  accessRequestId: `request-${accountId}`,
});

describe('acting for an account', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = new FakeApi();
    administering(api, () => [aRequestBy('Pedro')]);
  });
  const memberships = (...items: object[]) =>
    api.on('GET /me/memberships', answer({ items, next: null }));

  it('is chosen among the accounts where it works now', async () => {
    memberships(
      membership('b', 'Aceptado'),
      membership('a', 'Aceptado'),
      membership('p', 'Pendiente'),
      membership('s', 'Suspendido'),
    );
    await visit('/cuentas');
    const links = await screen.findAllByRole('link', { name: /^Cuenta / });
    expect(links.map(({ textContent }) => textContent)).toEqual(['Cuenta a', 'Cuenta b']);
    expect(links[0]!.getAttribute('href')).toBe('/cuentas/a');
  });

  it('says on every screen of the account which account it is, and as what', async () => {
    await visit('/cuentas/a1');
    await screen.findByRole('button', {
      name: /^Actúa desde · Usuario administrador Puentes del Tolima S\.A\.S\.\s*, cambiar de cuenta$/,
    });
    await screen.findByText('Puede actuar como Proveedor desde el 1 de noviembre de 2026.');
    await screen.findByText('Hay 1 solicitud pendiente.');
  });

  it('is refused in plain words to whoever is no member, with the way to ask for access', async () => {
    memberships();
    api.on('GET /accounts/a1/acting', refusal(403, 'account.not-member'));
    await visit('/cuentas/a1');
    await screen.findByText('Usted no puede actuar desde esta cuenta');
    expect(screen.getByRole('link', { name: 'Pedir acceso' }).getAttribute('href')).toBe(
      '/mis-registros/nuevo',
    );
    expect(screen.queryByRole('link', { name: 'Administración de usuarios' })).toBeNull();
  });

  it('is over on the screen when the access is cancelled while one looks', async () => {
    memberships(membership('a1', 'Aceptado'));
    await visit('/cuentas/a1');
    const said = (await screen.findByText(/^Puede actuar como/)).closest('[role=status]');
    api.on('GET /accounts/a1/acting', refusal(403, 'account.not-member'));
    memberships(membership('a1', 'Cancelado'));
    hint('membership');
    await screen.findByText('Usted no puede actuar desde esta cuenta');
    expect(said?.textContent).toContain('Usted no puede actuar desde esta cuenta');
    expect(screen.queryByText(/^Puede actuar como/)).toBeNull();
    expect(screen.queryByRole('link', { name: 'Administración de usuarios' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancelar mi acceso' })).toBeNull();
  });

  it('stands while it cannot be read again', async () => {
    memberships();
    await visit('/cuentas/a1');
    await screen.findByText(/^Puede actuar como/);
    api.on('GET /accounts/a1/acting', refusal(500, 'internal.error'));
    hint('membership');
    await waitFor(() => expect(api.callsOf('GET /accounts/a1/acting')).toHaveLength(2));
    screen.getByText(/^Puede actuar como/);
  });

  it('leads whoever asked already to that request', async () => {
    memberships(membership('a1', 'Pendiente'));
    api.on('GET /accounts/a1/acting', refusal(403, 'account.not-member'));
    await visit('/cuentas/a1');
    const link = await screen.findByRole('link', { name: 'Ver su solicitud' });
    expect(link.getAttribute('href')).toBe('/solicitudes/request-a1');
  });

  it('does not show the administration of users to a Proveedor', async () => {
    api.on(
      'GET /accounts/a1/acting',
      answer({ role: 'provider', permissions: ['account.act'], since: '2026-11-01T15:00:00.000Z' }),
    );
    await visit('/cuentas/a1/administracion-de-usuarios');
    const said = await screen.findByText('Usted no administra esta cuenta');
    within(said.parentElement!).getByRole('link', { name: 'Volver a la cuenta' });
    expect(screen.queryByRole('navigation', { name: 'Estados del acceso' })).toBeNull();
  });
});
