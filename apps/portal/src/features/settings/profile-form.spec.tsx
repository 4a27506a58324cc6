import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../testing/fake-api';
import { visit } from '../../testing/visit';
import { requester } from '../access-request/own-request.builder';

const versioned = (user: object, version: number) => ({
  ...answer(user),
  headers: { etag: `"${version}"` },
});

describe('Mis datos', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = new FakeApi()
      .on('GET /me', versioned(requester, 3))
      .on('GET /me/memberships', answer({ items: [], next: null }));
  });
  const field = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });
  const changes = () => api.callsOf('PATCH /me');

  it('changes what was seen, and says so', async () => {
    api.on('PATCH /me', versioned({ ...requester, firstNames: 'Ana María' }, 4));
    const user = await visit('/configuraciones');
    await user.type(await field(/Nombres/), ' María');
    await user.click(screen.getByRole('button', { name: 'Guardar cambios' }));
    await screen.findByText('Guardamos sus datos.');
    expect(changes()[0]!.headers.get('if-match')).toBe('"3"');
    expect(changes()[0]!.body).toEqual({ firstNames: 'Ana María', lastNames: 'Rodríguez' });
    await user.click(screen.getByRole('button', { name: 'Guardar cambios' }));
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(changes()[1]!.headers.get('if-match')).toBe('"4"');
  });

  it('changed elsewhere meanwhile keeps what was typed and shows what is stored now', async () => {
    const user = await visit('/configuraciones');
    const names = await field(/Nombres/);
    await user.clear(names);
    await user.type(names, 'Anita');
    api.on('GET /me', versioned({ ...requester, firstNames: 'Ana Lucía' }, 4));
    api.on('PATCH /me', refusal(412, 'precondition.failed'));
    await user.click(screen.getByRole('button', { name: 'Guardar cambios' }));
    await screen.findByText(/Ahora está guardado: Ana Lucía, Rodríguez/);
    expect((await field(/Nombres/)).value).toBe('Anita');
    expect(screen.queryByRole('alert')).toBeNull();
    api.on('PATCH /me', versioned({ ...requester, firstNames: 'Anita' }, 5));
    await user.click(screen.getByRole('button', { name: 'Guardar cambios' }));
    await screen.findByText('Guardamos sus datos.');
    expect(changes()[1]!.headers.get('if-match')).toBe('"4"');
  });

  it.each([
    ['emptied', '', 'Complete este campo.'],
    ['no number', 'casa', 'Escriba de 7 a 20 números, por ejemplo 3001234567.'],
  ])('refuses a telephone that is %s, and sends nothing', async (_, typed, message) => {
    api.on('GET /me', versioned({ ...requester, phone: '3001234567' }, 3));
    const user = await visit('/configuraciones');
    const phone = await field(/Teléfono/);
    await user.clear(phone);
    if (typed) await user.type(phone, typed);
    await user.click(screen.getByRole('button', { name: 'Guardar cambios' }));
    await screen.findByRole('alert');
    expect(screen.getAllByText(message).length).toBeGreaterThan(0);
    expect(changes()).toHaveLength(0);
  });
});
