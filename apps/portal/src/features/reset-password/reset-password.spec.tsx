import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, done, FakeApi, refusal } from '../../testing/fake-api';
import { here, visit } from '../../testing/visit';

const token = 'q3Vw-0kZ_8mYtR5nB1xHsD7cJfL2gPaE4uWiOvXyT6c';
const password = 'siete faroles junto al muelle';

describe('choosing a new password', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = new FakeApi();
  });
  const choose = async (hash = token) => {
    const user = await visit(`/restablecer-contrasena#${hash}`);
    await user.type(await screen.findByLabelText(/Contraseña nueva/), password);
    await user.click(screen.getByRole('button', { name: 'Cambiar contraseña' }));
    return user;
  };

  it('asks for the address, and says the same for every one', async () => {
    api.on('POST /password-resets', answer({ status: 'requested' }, 202));
    const user = await visit('/restablecer-contrasena');
    await user.type(screen.getByLabelText(/Correo electrónico/), 'nora@correo.example');
    await user.click(screen.getByRole('button', { name: 'Enviar enlace' }));
    await screen.findByText(/Si hay un usuario con el correo nora@correo\.example/);
  });

  it('takes the token out of the address at once', async () => {
    await visit(`/restablecer-contrasena#${token}`);
    await screen.findByLabelText(/Contraseña nueva/);
    await waitFor(() => expect(here().href).toBe('/restablecer-contrasena'));
    const kept = Object.entries({ ...sessionStorage, ...localStorage }).join();
    expect(kept + JSON.stringify(here())).not.toContain(token);
  });

  it.each(['contenido', `${token}x`, 'token=', `other=${token}`])(
    'asks for the address when what is behind the # is no token: #%s',
    async (hash) => {
      await visit(`/restablecer-contrasena#${hash}`);
      await screen.findByRole('button', { name: 'Enviar enlace' });
      await waitFor(() => expect(here().href).toBe('/restablecer-contrasena'));
      expect(screen.queryByLabelText(/Contraseña nueva/)).toBeNull();
    },
  );

  it('is left as it is when one skips to the content', async () => {
    const user = await visit('/restablecer-contrasena');
    await user.click(screen.getByRole('link', { name: 'Saltar al contenido principal' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(window.location.hash).toBe('');
  });

  it.each([token, `token=${token}`])('uses the token of the link: #%s', async (hash) => {
    api.on('POST /password-resets/completion', done);
    await choose(hash);
    await screen.findByRole('heading', { name: 'Su contraseña cambió' });
    expect(api.callsOf('POST /password-resets/completion').map(({ body }) => body)).toEqual([
      { token, password },
    ]);
  });

  it('says at its field why a password is refused', async () => {
    const errors = [{ pointer: '/password', code: 'password.too-common', detail: 'Muy conocida.' }];
    api.on('POST /password-resets/completion', refusal(422, 'password.too-common', { errors }));
    await choose();
    await screen.findByRole('link', { name: 'Contraseña nueva: Muy conocida.' });
  });

  it('offers another link when this one is spent', async () => {
    api.on('POST /password-resets/completion', refusal(422, 'password-reset.invalid'));
    const user = await choose();
    await screen.findByRole('heading', { name: 'El enlace ya no sirve' });
    await user.click(screen.getByRole('button', { name: 'Pedir otro enlace' }));
    await screen.findByRole('button', { name: 'Enviar enlace' });
  });
});
