import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, refusal } from '../../../testing/fake-api';
import { visit } from '../../../testing/visit';
import { administering, aMember, martaAdministers } from '../requests.builder';

const path = '/cuentas/a1/administracion-de-usuarios?estado=aceptados';
const ofMarta = 'POST /accounts/a1/members/marta/cancellation';
const last = 'Es el último usuario administrador de la cuenta';

describe('who has access to an account', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = new FakeApi();
  });
  const press = async (user: Awaited<ReturnType<typeof visit>>, name: string) => {
    await user.click(await screen.findByRole('button', { name }));
    return screen.findByRole('dialog');
  };

  it.each(['Cambiar rol de Marta Gómez', 'Cancelar acceso de Marta Gómez'])(
    'always includes an administrator: "%s" explains it to the last one, and asks for nothing',
    async (button) => {
      administering(api, () => []);
      const user = await visit(path);
      const dialog = await press(user, button);
      await waitFor(() => expect(document.activeElement?.textContent).toBe(last));
      within(dialog).getByText(/Nombre primero a otro usuario administrador/);
      await user.click(within(dialog).getByRole('button', { name: 'Entendido' }));
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );

  it('always includes an administrator: the refusal of the API is explained too', async () => {
    const luis = aMember('luis', { role: 'accountAdmin' });
    administering(api, () => [], [martaAdministers, luis]);
    api.on(ofMarta, refusal(409, 'membership.last-administrator'));
    const user = await visit(path);
    const dialog = await press(user, 'Cancelar acceso de Marta Gómez');
    await user.click(within(dialog).getByRole('button', { name: 'Cancelar acceso' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe(last));
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });

  it('loses the own account by cancelling the own access', async () => {
    const luis = aMember('luis', { role: 'accountAdmin' });
    administering(api, () => [], [martaAdministers, luis]);
    api.on(ofMarta, answer({ ...martaAdministers, state: 'cancelled' }));
    const user = await visit(path);
    const dialog = await press(user, 'Cancelar acceso de Marta Gómez');
    within(dialog).getByText(/Usted dejará de poder actuar/);
    expect(dialog.textContent).not.toMatch(/podrá leer/);
    await user.type(within(dialog).getByLabelText(/Motivo/), 'Cambio de empresa');
    await user.click(within(dialog).getByRole('button', { name: 'Cancelar acceso' }));
    await screen.findByRole('heading', { level: 1, name: 'Mis cuentas' });
    const [call] = api.callsOf(ofMarta);
    expect(call!.body).toEqual({ reason: 'Cambio de empresa' });
    expect(call!.headers.get('idempotency-key')).toBeTruthy();
  });

  it.each([
    [
      'was just cancelled',
      answer(aMember('luis', { state: 'cancelled' })),
      'El acceso de luis quedó cancelado.',
    ],
    [
      'somebody else had cancelled',
      refusal(404, 'membership.not-found'),
      'luis ya no tenía acceso a la cuenta: otra persona lo canceló antes.',
    ],
  ])(
    'says what became of an access that %s, and where the focus went',
    async (_, outcome, words) => {
      let members = [martaAdministers, aMember('luis')];
      administering(api, () => []);
      api.on('GET /accounts/a1/members', () => answer({ items: members, next: null }));
      api.on('POST /accounts/a1/members/luis/cancellation', () => {
        members = [martaAdministers];
        return outcome;
      });
      const user = await visit(path);
      const dialog = await press(user, 'Cancelar acceso de luis');
      await user.click(within(dialog).getByRole('button', { name: 'Cancelar acceso' }));
      await screen.findByText(words);
      await waitFor(() => expect(screen.queryByRole('button', { name: /luis/ })).toBeNull());
      expect(document.activeElement?.textContent).toBe('Aceptados');
    },
  );

  it('leads whoever gives up administrating to the account', async () => {
    const luis = aMember('luis', { role: 'accountAdmin' });
    administering(api, () => [], [martaAdministers, luis]);
    api.on('PATCH /accounts/a1/members/marta', answer({ ...martaAdministers, role: 'provider' }));
    const user = await visit(path);
    const dialog = await press(user, 'Cambiar rol de Marta Gómez');
    await user.click(within(dialog).getByRole('radio', { name: /Usuario Proveedor/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Guardar rol' }));
    await screen.findByRole('heading', { level: 1, name: 'Puentes del Tolima S.A.S.' });
  });

  it('changes a role once it is another one', async () => {
    const route = 'PATCH /accounts/a1/members/luis';
    administering(api, () => [], [martaAdministers, aMember('luis')]);
    api.on(route, answer(aMember('luis', { role: 'accountAdmin' })));
    const user = await visit(path);
    const first = await press(user, 'Cambiar rol de luis');
    await user.click(within(first).getByRole('button', { name: 'Guardar rol' }));
    expect(api.callsOf(route)).toHaveLength(0);
    const second = await press(user, 'Cambiar rol de luis');
    await user.click(within(second).getByRole('radio', { name: /Usuario administrador/ }));
    await user.click(within(second).getByRole('button', { name: 'Guardar rol' }));
    await screen.findByText('luis ahora tiene el rol Usuario administrador.');
    await waitFor(() => expect(api.callsOf(route)).toHaveLength(1));
    expect(api.callsOf(route)[0]!.body).toEqual({ role: 'accountAdmin' });
  });
});
