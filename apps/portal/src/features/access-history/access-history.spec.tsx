import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, FakeApi } from '../../testing/fake-api';
import { visit } from '../../testing/visit';
import { requester } from '../access-request/own-request.builder';

const entry = (id: string, what: string, reason: string | null = null) => ({
  id,
  what,
  reason,
  at: '2026-11-22T15:00:00.000Z',
  device: 'Firefox en Linux',
});

it('the history says what happened and why, and brings the older part on demand', async () => {
  const first = [
    entry('h1', 'signed-in'),
    entry('h2', 'refused'),
    entry('h3', 'session-ended', 'password-changed'),
  ];
  new FakeApi()
    .on('GET /me', answer(requester))
    .on('GET /me/memberships', answer({ items: [], next: null }))
    .on('GET /me/access-history', ({ query }) =>
      query.get('cursor') === 'older'
        ? answer({ items: [entry('h4', 'password-changed')], next: null })
        : answer({ items: first, next: 'older' }),
    );
  const user = await visit('/configuraciones/historial');
  await screen.findByRole('rowheader', { name: /Sesión cerrada.*Porque se cambió la contraseña/ });
  screen.getByRole('rowheader', { name: /Intento rechazado/ });
  expect(screen.getByRole('status').textContent).toBe('Se muestran 3 registros.');
  await user.click(screen.getByRole('button', { name: 'Ver más' }));
  await screen.findByRole('rowheader', { name: 'Contraseña cambiada' });
  expect(screen.getByRole('status').textContent).toBe('Se muestran 4 registros.');
  expect(screen.queryByRole('button', { name: 'Ver más' })).toBeNull();
});
