import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal, unreachable } from '../../testing/fake-api';
import { goBack, here, visit } from '../../testing/visit';
import { aFiledRequest, anAccount, found, signedIn } from './accounts.builder';

describe('finding an account', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = signedIn(new FakeApi());
    api.on('GET /accounts', found(anAccount('Puentes'), anAccount('Túneles', { nit: '1' })));
    api.on('GET /access-requests/r1', answer(aFiledRequest()));
  });

  const search = async (q = 'puentes') => {
    const user = await visit('/registro/entidad');
    await user.type(await screen.findByLabelText(/Nombre completo o NIT/), q);
    await user.click(screen.getByRole('button', { name: 'Buscar' }));
    await screen.findByRole('heading', { name: /Resultados|No encontramos/ });
    return user;
  };
  const choose = async (name = 'Puentes') => {
    const user = await search();
    await user.click(await screen.findByRole('button', { name: `Solicitar acceso a ${name}` }));
    await screen.findByLabelText(/Mensaje/);
    return user;
  };
  const review = async () => {
    const user = await choose();
    await user.click(screen.getByRole('button', { name: 'Continuar' }));
    return user;
  };

  it('asks for words before it searches, and not for long', async () => {
    const user = await visit('/registro/entidad');
    await user.click(await screen.findByRole('button', { name: 'Buscar' }));
    const link = await screen.findByRole('link', { name: /NIT: Complete este campo/ });
    expect(document.activeElement?.getAttribute('role')).toBe('alert');
    await user.click(link);
    const field = screen.getByLabelText(/Nombre completo o NIT/);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.keyboard('P');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(api.callsOf('GET /accounts')).toEqual([]);
  });

  it('shows what tells one account from another', async () => {
    await search();
    const card = (await screen.findByRole('heading', { name: 'Puentes' })).closest('li')!;
    for (const fact of ['899.999.068-1', 'Ibagué, Tolima', 'Sí tiene', '900000001']) {
      within(card).getByText(fact);
    }
    expect(screen.queryByText(/Posible duplicado/)).toBeNull();
  });

  it('says that accounts with one NIT may be duplicates, and that an inactive one takes no requests', async () => {
    const twin = anAccount('Puentes Viejos', { active: false });
    api.on('GET /accounts', found(anAccount('Puentes'), twin));
    await search();
    expect(await screen.findAllByText(/Posible duplicado/)).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Solicitar acceso a Puentes Viejos' })).toBeNull();
  });

  it('loads the next page where the last one ended', async () => {
    api.on('GET /accounts', ({ query }) =>
      query.has('cursor')
        ? answer({ items: [anAccount('Segunda')], next: null })
        : answer({ items: [anAccount('Primera')], next: 'c1' }),
    );
    const user = await search();
    await user.click(await screen.findByRole('button', { name: 'Cargar más' }));
    await screen.findByRole('heading', { name: 'Segunda' });
    screen.getByRole('heading', { name: 'Primera' });
    expect(api.callsOf('GET /accounts').at(-1)?.query.get('cursor')).toBe('c1');
    expect(screen.queryByRole('button', { name: 'Cargar más' })).toBeNull();
  });

  it('offers to register what was not found', async () => {
    api.on('GET /accounts', found());
    const user = await search('Cables del Meta');
    await user.click(await screen.findByRole('button', { name: 'Registrar Entidad' }));
    const name = await screen.findByLabelText<HTMLInputElement>(/Nombre completo \(razón/);
    expect(name.value).toBe('Cables del Meta');
  });

  it('keeps what was typed when another account is chosen', async () => {
    const user = await choose();
    await user.type(screen.getByLabelText(/Mensaje/), 'Trabajo aquí');
    await user.click(screen.getByRole('button', { name: 'Atrás' }));
    await user.click(await screen.findByRole('button', { name: 'Solicitar acceso a Túneles' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Mensaje/).value).toBe('Trabajo aquí');
  });

  it('goes back a step with Back of the browser, and loses nothing', async () => {
    const user = await choose();
    await user.type(screen.getByLabelText(/Mensaje/), 'Trabajo aquí');
    await user.click(screen.getByRole('button', { name: 'Continuar' }));
    await screen.findByRole('heading', { name: 'Revise sus respuestas' });
    goBack();
    const message = await screen.findByLabelText<HTMLTextAreaElement>(/Mensaje/);
    expect(message.value).toBe('Trabajo aquí');
    goBack();
    await screen.findByRole('heading', { name: 'Resultados de «puentes»' });
    await user.click(await screen.findByRole('button', { name: 'Solicitar acceso a Puentes' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Mensaje/).value).toBe('Trabajo aquí');
  });

  it('still knows what was searched when one comes back from registering', async () => {
    api.on('GET /accounts', found());
    const user = await search('Cables del Meta');
    await user.click(await screen.findByRole('button', { name: 'Registrar Entidad' }));
    await user.click(await screen.findByRole('button', { name: 'Atrás' }));
    await screen.findByRole('heading', {
      name: 'No encontramos ninguna cuenta con «Cables del Meta»',
    });
  });

  it('counts what is left of the message, and refuses too much of it at its field', async () => {
    const user = await choose();
    await user.click(screen.getByLabelText(/Mensaje/));
    await user.paste('a'.repeat(501));
    expect(screen.getAllByText('Sobra 1 carácter').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Continuar' }));
    await screen.findByRole('link', { name: /^Mensaje.*: Use como máximo 500 caracteres/ });
    expect(api.callsOf('POST /access-requests')).toHaveLength(0);
  });

  it('files one request for two clicks, and finishes with its radicado', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    api.on('POST /access-requests', async () => {
      await held;
      return answer(aFiledRequest(), 201);
    });
    const user = await review();
    await user.dblClick(screen.getByRole('button', { name: 'Enviar solicitud' }));
    release();
    await screen.findByText(/Guarde este radicado: SA-2026-7K3M9Q/);
    expect(here().pathname).toBe('/solicitudes/r1');
    screen.getByRole('link', { name: 'Finalizar' });
    expect(api.callsOf('POST /access-requests')).toHaveLength(1);
    expect(api.callsOf('POST /access-requests')[0]!.body).toEqual({
      accountId: 'puentes',
      role: 'provider',
    });
  });

  it('repeats a request without an answer under the same key', async () => {
    api.on('POST /access-requests', unreachable);
    const user = await review();
    const send = () => user.click(screen.getByRole('button', { name: 'Enviar solicitud' }));
    await send();
    await screen.findByText(/Lo que escribió sigue en esta página/);
    api.on('POST /access-requests', answer(aFiledRequest(), 201));
    await send();
    await screen.findByText(/Guarde este radicado: SA-2026-7K3M9Q/);
    const keys = api
      .callsOf('POST /access-requests')
      .map((call) => call.headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(new Set(keys).size).toBe(1);
  });

  it.each([
    ['access-request.already-pending', 409, {}, 'Ya tiene una solicitud abierta para esta cuenta'],
    ['access-request.already-member', 409, {}, 'Usted ya tiene acceso a esta cuenta'],
    [
      'access-request.cooling-down',
      429,
      { until: '2026-12-01T15:00:00.000Z' },
      'Aún no puede pedir acceso de nuevo a esta cuenta',
    ],
  ] as const)('says %s calmly', async (code, status, facts, title) => {
    api.on('POST /access-requests', refusal(status, code, facts));
    const user = await review();
    await user.click(screen.getByRole('button', { name: 'Enviar solicitud' }));
    await screen.findByRole('heading', { name: title });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leads back to the field that the API refused', async () => {
    const errors = [{ pointer: '/position', code: 'field.invalid', detail: 'Sin enlaces.' }];
    api.on('POST /access-requests', refusal(422, 'request.invalid', { errors }));
    const user = await review();
    await user.click(screen.getByRole('button', { name: 'Enviar solicitud' }));
    const field = await screen.findByLabelText(/Su cargo/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    screen.getByRole('link', { name: 'Su cargo: Sin enlaces.' });
  });
});
