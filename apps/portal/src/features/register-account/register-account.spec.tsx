import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../testing/fake-api';
import { goBack, visit } from '../../testing/visit';
import { anAccount, found, signedIn } from '../find-account/accounts.builder';

describe('registering an account', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = signedIn(new FakeApi()).on('GET /accounts', found());
  });

  const identify = async (nit = '899999068-1') => {
    const user = await visit('/cuentas/nueva');
    await user.type(await screen.findByLabelText(/Nombre completo/), 'Cables del Meta');
    if (nit) await user.type(screen.getByLabelText(/^NIT/), nit);
    await user.click(screen.getByRole('button', { name: 'Validar' }));
    return user;
  };
  const review = async () => {
    const user = await identify();
    await user.selectOptions(await screen.findByLabelText(/Tipo de organización/), 'SAS');
    await user.selectOptions(screen.getByLabelText(/Departamento/), 'Meta');
    await user.type(screen.getByLabelText(/Municipio/), 'Villavicencio');
    await user.click(screen.getByRole('button', { name: 'Continuar' }));
    await screen.findByRole('heading', { name: 'Revise sus respuestas' });
    return user;
  };
  const register = async () => {
    const user = await review();
    await user.dblClick(screen.getByRole('button', { name: 'Registrar Entidad' }));
    return user;
  };

  it('says at the field that the check digit is wrong, before anything is sent', async () => {
    await identify('899999068-2');
    await screen.findByRole('link', { name: /^NIT: .*no corresponde/ });
    expect(api.callsOf('GET /accounts')).toHaveLength(0);
  });

  it('offers access to the account that has the NIT already', async () => {
    api.on('GET /accounts', found(anAccount('Cables')));
    const user = await identify();
    await screen.findByRole('heading', { name: 'La Entidad ya tiene cuenta' });
    expect(api.callsOf('GET /accounts')[0]!.query.get('q')).toBe('899999068');
    expect(screen.queryByRole('button', { name: /continuar/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Solicitar acceso a Cables' }));
    await screen.findByRole('heading', { name: 'Solicitud de acceso' });
  });

  it('only warns of similar names', async () => {
    api.on('GET /accounts', ({ query }) =>
      query.get('q') === '899999068' ? found() : found(anAccount('Cables del Metal', { nit: '1' })),
    );
    const user = await identify();
    await screen.findByRole('heading', { name: '¿Es alguna de estas?' });
    await user.click(screen.getByRole('button', { name: 'No, es otra: continuar' }));
    await screen.findByLabelText(/Tipo de organización/);
  });

  it('may have no NIT as a consortium or temporary union only', async () => {
    await identify('');
    const types = await screen.findByLabelText<HTMLSelectElement>(/Tipo de organización/);
    expect([...types.options].map(({ value }) => value)).toEqual([
      '',
      'CONSORTIUM',
      'TEMPORARY_UNION',
    ]);
    screen.getByText(/Sin NIT solo puede registrar un consorcio o una unión temporal/);
  });

  it('goes back a step with Back of the browser, and loses nothing', async () => {
    await review();
    goBack();
    const town = await screen.findByLabelText<HTMLInputElement>(/Municipio/);
    expect(town.value).toBe('Villavicencio');
    goBack();
    const nit = await screen.findByLabelText<HTMLInputElement>(/^NIT/);
    expect(nit.value).toBe('899999068-1');
  });

  it('registers once for two clicks, and says who administers it', async () => {
    api.on('POST /accounts', answer(anAccount('Cables del Meta'), 201));
    api.on('GET /accounts/cables-del-meta', answer(anAccount('Cables del Meta')));
    await register();
    await screen.findByRole('heading', { name: 'Entidad registrada' });
    screen.getByText('900000001');
    const calls = api.callsOf('POST /accounts');
    expect(calls).toHaveLength(1);
    expect(calls[0]!.headers.get('idempotency-key')).toBeTruthy();
    expect(calls[0]!.body).toEqual({
      legalName: 'Cables del Meta',
      nit: '899999068-1',
      organizationType: 'SAS',
      department: 'Meta',
      municipality: 'Villavicencio',
      notificationEmail: 'nora@correo.example',
    });
  });

  it('offers access when somebody else registered it meanwhile', async () => {
    const candidates = [anAccount('Cables')];
    api.on('POST /accounts', refusal(409, 'account.already-exists', { candidates }));
    await register();
    await screen.findByRole('button', { name: 'Solicitar acceso a Cables' });
  });

  it('leads back to the field that the API refused, with everything else as it was', async () => {
    const errors = [{ pointer: '/nit', code: 'nit.placeholder', detail: 'El NIT real.' }];
    api.on('POST /accounts', refusal(422, 'nit.placeholder', { errors }));
    await register();
    const field = await screen.findByLabelText<HTMLInputElement>(/^NIT/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toBe('899999068-1');
    expect(document.activeElement?.textContent).toContain('NIT: El NIT real.');
  });
});
