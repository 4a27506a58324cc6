import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { queryClient } from '../../api/query-client';
import { answer, FakeApi } from '../../testing/fake-api';
import { hint } from '../../testing/stream';
import { visit } from '../../testing/visit';
import { requester } from '../access-request/own-request.builder';
import type { MyMembership } from './memberships';

const registration = (accountId: string, display: string): MyMembership => ({
  accountId,
  accountName: `Cuenta ${accountId}`,
  display,
  role: display === 'Aceptado' ? 'provider' : null,
  since: '2026-11-20T15:00:00.000Z',
  accessRequestId: `r-${accountId}`,
});

describe('Mis registros', () => {
  let items: MyMembership[];
  beforeEach(() => {
    items = [];
    new FakeApi()
      .on('GET /me', answer(requester))
      .on('GET /me/access-history', answer({ items: [], next: null }))
      .on('GET /me/memberships', () => answer({ items, next: null }));
  });
  const rowOf = (account: string) => screen.findByRole('row', { name: new RegExp(account) });

  it.each([
    ['Pendiente', 'waiting', '/solicitudes/r-a'],
    ['Aceptado', 'good', '/cuentas/a'],
    ['Rechazado', 'bad', '/solicitudes/r-a'],
    ['Cancelado', 'over', '/solicitudes/r-a'],
    ['Retirada', 'over', '/solicitudes/r-a'],
    ['Vencida', 'over', '/solicitudes/r-a'],
    ['Suspendido', 'over', '/solicitudes/r-a'],
  ])(
    'says %s with a mark of its own, and leads where that is explained',
    async (word, tone, to) => {
      items = [registration('a', word)];
      await visit('/mis-registros');
      const row = within(await rowOf('Cuenta a'));
      expect(row.getByText(word).dataset.tone).toBe(tone);
      const link = row.getByRole('link');
      expect(link.getAttribute('href')).toBe(to);
      expect(link.getAttribute('aria-label')).toMatch(new RegExp(`^${link.textContent}`));
    },
  );

  it('announces the account whose state changed, and not one that is new', async () => {
    items = [registration('a', 'Pendiente')];
    await visit('/mis-registros');
    await rowOf('Cuenta a');
    items = [registration('b', 'Pendiente'), registration('a', 'Pendiente')];
    hint('access-request');
    await rowOf('Cuenta b');
    expect(screen.getByRole('status').textContent).toBe('');
    items = [registration('b', 'Pendiente'), registration('a', 'Aceptado')];
    hint('membership');
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe(
        'La lista se actualizó sola: Cuenta a ahora está en estado «Aceptado».',
      ),
    );
  });

  it('announces nothing that changed while one was elsewhere', async () => {
    items = [registration('a', 'Pendiente')];
    const user = await visit('/mis-registros');
    await rowOf('Cuenta a');
    await user.click(screen.getByRole('link', { name: 'Historial de accesos' }));
    await screen.findByRole('heading', { level: 1, name: 'Historial de accesos' });
    items = [registration('a', 'Retirada')];
    void queryClient.invalidateQueries({ queryKey: ['memberships'], refetchType: 'none' });
    await user.click(screen.getByRole('link', { name: 'Mis registros' }));
    await within(await rowOf('Cuenta a')).findByText('Retirada');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says what to do when there is none', async () => {
    await visit('/mis-registros');
    await screen.findByText('Todavía no tiene registros');
  });

  it('opens Nuevo registro as a dialog over the list, and returns to it', async () => {
    const user = await visit('/mis-registros');
    await user.click(screen.getByRole('link', { name: 'Nuevo registro' }));
    await screen.findByRole('dialog', { name: 'Nuevo registro' });
    expect(document.title).toMatch(/^Nuevo registro/);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.title).toMatch(/^Mis registros/);
  });
});
