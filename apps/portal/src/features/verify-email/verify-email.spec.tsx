import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, done, FakeApi, refusal } from '../../testing/fake-api';
import { here, visit } from '../../testing/visit';
import { signedIn } from '../find-account/accounts.builder';

describe('verifying an address', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = signedIn(new FakeApi()).on('POST /email-verifications', done);
    api.on('POST /sessions', answer({ user: { id: 'u1' } }, 201));
  });
  const verify = async () => {
    const user = await visit('/verificar-correo');
    await user.type(screen.getByLabelText(/Correo electrónico/), 'nora@correo.example');
    await user.type(screen.getByLabelText(/Código de verificación/), '1234-5678');
    await user.type(screen.getByLabelText(/^Contraseña/), 'siete faroles');
    await user.click(screen.getByRole('button', { name: 'Verificar' }));
  };

  it('works in any browser, because the password is typed too', async () => {
    await verify();
    await screen.findByText('Sección 3 de 3');
    expect(api.callsOf('POST /email-verifications')[0]!.body).toEqual({
      email: 'nora@correo.example',
      code: '12345678',
      password: 'siete faroles',
    });
  });

  it('begins with the address of who could not sign in', async () => {
    const user = await visit('/ingresar');
    api.on('POST /sessions', refusal(403, 'session.email-unverified'));
    await user.type(screen.getByLabelText(/Correo/), 'nora@correo.example');
    await user.type(screen.getByLabelText(/Contraseña/), 'siete faroles');
    await user.click(screen.getByRole('button', { name: 'Ingresar' }));
    await screen.findByLabelText(/Código de verificación/);
    expect(screen.getByLabelText<HTMLInputElement>(/Correo electrónico/).value).toBe(
      'nora@correo.example',
    );
    expect(JSON.stringify(here())).not.toContain('nora');
  });

  it('leads to signing in when the address was verified with another password than the user’s', async () => {
    api.on('POST /sessions', refusal(401, 'session.refused'));
    await verify();
    await screen.findByRole('heading', { name: 'Su correo quedó verificado' });
  });

  it('asks for no code without an address', async () => {
    const user = await visit('/verificar-correo');
    await user.click(screen.getByRole('button', { name: 'Enviar otro código' }));
    await screen.findByText('Escriba primero su correo.');
  });
});
