import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, done, FakeApi, refusal } from '../../testing/fake-api';
import { visit } from '../../testing/visit';
import { requester } from '../access-request/own-request.builder';

const session = (id: string, device: string) => ({
  id,
  device,
  startedAt: '2026-11-22T15:00:00.000Z',
  lastSeenAt: '2026-11-22T16:00:00.000Z',
  expiresAt: '2026-11-22T16:30:00.000Z',
  current: id === 's1',
});

describe('Sesiones activas', () => {
  let api: FakeApi;
  let items: object[];
  beforeEach(() => {
    items = [session('s1', 'Firefox en Linux'), session('s2', 'Chrome en Android')];
    api = new FakeApi()
      .on('GET /me', answer(requester))
      .on('GET /me/memberships', answer({ items: [], next: null }))
      .on('GET /sessions', () => answer({ items, next: null }));
  });
  const open = async () => {
    const user = await visit('/configuraciones/sesiones');
    await screen.findByRole('table');
    return user;
  };
  const rowOf = (device: RegExp) => within(screen.getByRole('row', { name: device }));

  it('marks the session in use, and does not offer to end it here', async () => {
    await open();
    rowOf(/Firefox/).getByText('Esta sesión');
    const way = screen.getByRole('link', { name: 'cambie su contraseña' });
    expect(way.getAttribute('href')).toBe('/restablecer-contrasena');
    expect(rowOf(/Firefox/).queryByRole('button')).toBeNull();
  });

  it.each([
    ['is open', done],
    ['had ended already', refusal(404, 'session.not-found')],
  ])('ends one that %s', async (_, outcome) => {
    api.on('DELETE /sessions/s2', () => {
      items = items.slice(0, 1);
      return outcome;
    });
    const user = await open();
    await user.click(
      rowOf(/Chrome/).getByRole('button', { name: /^Cerrar sesión de Chrome en Android iniciada/ }),
    );
    await screen.findByText('Cerramos la sesión de Chrome en Android.');
    await waitFor(() => expect(screen.queryByRole('row', { name: /Chrome/ })).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Sesiones activas');
  });

  it('ends all others after a question, and never the one in use', async () => {
    items = [...items, session('s3', 'Safari en iPhone')];
    for (const id of ['s1', 's2', 's3']) {
      api.on(`DELETE /sessions/${id}`, () => {
        items = items.filter((one) => (one as { id: string }).id !== id);
        return done;
      });
    }
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'Cerrar las demás sesiones' }));
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText(/Se cierran 2 sesiones/);
    expect(api.callsOf('DELETE /sessions/s2')).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: 'Cerrar las demás sesiones' }));
    await screen.findByText(/Solo queda abierta la que usa ahora/);
    expect(api.callsOf('DELETE /sessions/s2')).toHaveLength(1);
    expect(api.callsOf('DELETE /sessions/s3')).toHaveLength(1);
    expect(api.callsOf('DELETE /sessions/s1')).toHaveLength(0);
    await screen.findByText('No hay otras sesiones abiertas.');
    expect(document.activeElement?.textContent).toBe('Sesiones activas');
  });
});
