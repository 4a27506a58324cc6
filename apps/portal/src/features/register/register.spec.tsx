import { screen } from '@testing-library/react';
import type { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, done, FakeApi, refusal } from '../../testing/fake-api';
import { here, visit } from '../../testing/visit';
import { signedIn } from '../find-account/accounts.builder';

type User = ReturnType<typeof userEvent.setup>;
const password = 'siete faroles junto al muelle';
const sent = answer({ status: 'verification-sent' }, 202);

describe('registering', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = signedIn(new FakeApi()).on('POST /users', sent);
    api.on('POST /email-verifications', done);
    api.on('POST /email-verifications/resend', sent);
    api.on('POST /sessions', answer({ user: { id: 'u1' } }, 201));
  });

  const press = (user: User, name: string | RegExp) =>
    user.click(screen.getByRole('button', { name }));
  const value = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label).value;
  const person = async () => {
    const user = await visit('/registro');
    await user.selectOptions(screen.getByLabelText(/Tipo de documento/), 'CC');
    await user.type(screen.getByLabelText(/Número de documento/), '52.841.907');
    await user.type(screen.getByLabelText(/Nombres/), 'Nora');
    await user.type(screen.getByLabelText(/Apellidos/), 'Restrepo');
    await press(user, 'Continuar');
    await screen.findByRole('heading', { name: /Sección 2 de 3.*Correo y contraseña/s });
    return user;
  };
  const review = async () => {
    const user = await person();
    await user.type(screen.getByLabelText(/Correo electrónico/), 'nora@correo.example');
    await user.type(screen.getByLabelText(/^Contraseña/), password);
    await user.click(screen.getByRole('checkbox'));
    await press(user, 'Continuar');
    await screen.findByRole('heading', { name: /Revise sus respuestas/ });
    return user;
  };
  const code = async () => {
    const user = await review();
    await press(user, 'Registrar usuario');
    await screen.findByLabelText(/Código de verificación/);
    return user;
  };
  const type = async (user: User, digits: string) => {
    await user.clear(screen.getByLabelText(/Código de verificación/));
    await user.type(screen.getByLabelText(/Código de verificación/), digits);
    await press(user, 'Verificar y continuar');
  };

  it('keeps what was typed when going back and forth', async () => {
    const user = await person();
    await user.type(screen.getByLabelText(/Correo electrónico/), 'nora@');
    await user.type(screen.getByLabelText(/^Contraseña/), password);
    await press(user, 'Atrás');
    await screen.findByLabelText(/Nombres/);
    expect([value(/Nombres/), value(/Número de documento/)]).toEqual(['Nora', '52.841.907']);
    await press(user, 'Continuar');
    await screen.findByLabelText(/Correo electrónico/);
    expect([value(/Correo electrónico/), value(/^Contraseña/)]).toEqual(['nora@', password]);
  });

  it('asks for a phrase of fifteen characters and for the conditions, at their fields', async () => {
    const user = await person();
    await user.type(screen.getByLabelText(/Correo electrónico/), 'nora@correo.example');
    await user.type(screen.getByLabelText(/^Contraseña/), 'catorce letras');
    await press(user, 'Continuar');
    await screen.findByRole('link', { name: /^Contraseña: Use una frase de al menos 15/ });
    screen.getByRole('link', { name: /debe aceptar las condiciones/ });
    expect(document.activeElement?.getAttribute('role')).toBe('alert');
    expect(document.title).toMatch(/^Error: /);
  });

  it('shows the answers and never the password, and leaves nothing in storage or the address', async () => {
    await review();
    screen.getByText('nora@correo.example');
    expect(document.body.textContent).not.toContain(password);
    const kept = JSON.stringify([localStorage, sessionStorage]);
    const { href, state } = here();
    expect(kept + href + JSON.stringify(state)).not.toMatch(/nora|52841907|faroles/i);
  });

  it('sends what was typed once for two clicks, with the accepted version', async () => {
    const user = await review();
    await user.dblClick(screen.getByRole('button', { name: 'Registrar usuario' }));
    await screen.findByLabelText(/Código de verificación/);
    expect(api.callsOf('POST /users').map(({ body }) => body)).toEqual([
      {
        documentType: 'CC',
        documentNumber: '52841907',
        firstNames: 'Nora',
        lastNames: 'Restrepo',
        email: 'nora@correo.example',
        password,
        acceptedTermsVersion: '2026-01',
      },
    ]);
  });

  it.each([
    ['/password', 'password.personal', /^Contraseña/],
    ['/lastNames', 'request.invalid', /Apellidos/],
  ] as const)('leads to the section of a refused field: %s', async (pointer, problem, label) => {
    const errors = [{ pointer, code: problem, detail: 'No sirve.' }];
    api.on('POST /users', refusal(422, problem, { errors }));
    const user = await review();
    await press(user, 'Registrar usuario');
    const field = await screen.findByLabelText(label);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement?.textContent).toContain('No sirve.');
    api.on('POST /users', sent);
    await user.type(field, ' otra');
    await press(user, 'Continuar');
    expect(screen.queryByText('No sirve.')).toBeNull();
  });

  it('signs the person in once the code is right, and goes on with the third section', async () => {
    const user = await code();
    const field = screen.getByLabelText(/Código de verificación/);
    expect(field.getAttribute('autocomplete')).toBe('one-time-code');
    expect(field.getAttribute('inputmode')).toBe('numeric');
    await type(user, '1234 5678');
    await screen.findByRole('heading', { name: 'Crear o solicitar acceso a una Entidad' });
    screen.getByText('Sección 3 de 3');
    const [verified] = api.callsOf('POST /email-verifications');
    expect(verified!.body).toMatchObject({ email: 'nora@correo.example', code: '12345678' });
    expect(api.callsOf('POST /sessions')[0]!.body).toEqual({
      email: 'nora@correo.example',
      password,
    });
  });

  it('says at its field that the code is wrong', async () => {
    api.on('POST /email-verifications', refusal(422, 'email-verification.invalid'));
    const user = await code();
    await type(user, '1234');
    await screen.findByText('Escriba los 8 dígitos del código.');
    expect(api.callsOf('POST /email-verifications')).toHaveLength(0);
    await type(user, '12345678');
    await screen.findByText('Detalle de email-verification.invalid');
    expect(api.callsOf('POST /sessions')).toHaveLength(0);
  });

  it('does not use the code twice when only signing in failed', async () => {
    api.on('POST /sessions', refusal(503, 'service.overloaded'));
    const user = await code();
    await type(user, '12345678');
    await screen.findByText('Detalle de service.overloaded');
    api.on('POST /sessions', answer({ user: { id: 'u1' } }, 201));
    await press(user, 'Verificar y continuar');
    await screen.findByText('Sección 3 de 3');
    expect(api.callsOf('POST /email-verifications')).toHaveLength(1);
  });

  it('sends the code again, and not at every press', async () => {
    const user = await code();
    await press(user, 'Enviar otro código');
    await screen.findByText(/le enviamos otro código/);
    await press(user, 'Enviar otro código');
    await screen.findByText('Espere un minuto antes de pedir otro código.');
    expect(api.callsOf('POST /email-verifications/resend')).toHaveLength(1);
  });
});
