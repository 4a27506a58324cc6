import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, FakeApi, problemOf, unreachable } from '../../../testing/fake-api';
import { visit } from '../../../testing/visit';
import type { InboxItem } from '../queries';
import { administering, aRequestBy } from '../requests.builder';

const route = 'POST /accounts/a1/access-request-decisions';
const path = '/cuentas/a1/administracion-de-usuarios';
const overtaken = problemOf(409, 'access-request.already-decided', {
  decision: 'rejected',
  decidedBy: 'luis',
  decidedByName: 'Luis Peña',
  decidedAt: '2026-11-22T15:00:00.000Z',
});
const away = problemOf(503, 'dependency.unavailable');

describe('several requests decided together', () => {
  let api: FakeApi;
  let inbox: InboxItem[];

  beforeEach(() => {
    api = new FakeApi();
    inbox = ['Ximena', 'Pedro', 'Rosa'].map((name) => aRequestBy(name));
    administering(api, () => inbox);
  });

  const select = (name: string) =>
    screen.findByRole('checkbox', { name: `Seleccionar la solicitud de ${name} Rodríguez` });
  const acceptAll = async () => {
    const user = await visit(path);
    await user.click(await screen.findByRole('checkbox', { name: 'Seleccionar todas' }));
    await user.click(screen.getByRole('button', { name: 'Aceptar acceso' }));
    const dialog = await screen.findByRole('dialog');
    const accept = within(dialog).getByRole('button', { name: 'Aceptar acceso' });
    return { user, dialog, accept };
  };

  it('have a result per row; what was not decided now stays selected', async () => {
    const [ximena] = inbox;
    const accepted = { ...ximena!, status: 'accepted' as const };
    api.on(route, () => {
      inbox = [inbox[2]!];
      return answer({
        results: [
          { id: 'ximena', status: 200, accessRequest: accepted },
          { id: 'pedro', status: 409, problem: overtaken },
          { id: 'rosa', status: 503, problem: away },
        ],
      });
    });
    const { user, accept } = await acceptAll();
    await user.click(accept);

    const heading = await screen.findByRole('heading', {
      name: 'Parte de su decisión no se aplicó',
    });
    expect(document.activeElement).toBe(heading);
    const [first, second, third] = within(heading.parentElement!).getAllByRole('listitem');
    expect(first!.textContent).toMatch(/^Ximena Rodríguez: Acceso aceptado/);
    expect(second!.textContent).toMatch(
      /^Pedro Rodríguez: Luis Peña ya había rechazado.*22 de nov/,
    );
    expect(third!.textContent).toMatch(/^Rosa Rodríguez: No se pudo decidir ahora/);
    await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(2));
    expect(((await select('Rosa')) as HTMLInputElement).checked).toBe(true);
    expect(api.callsOf(route)[0]!.body).toEqual({
      decisions: ['ximena', 'pedro', 'rosa'].map((id) => ({ id, decision: 'accept' })),
    });
  });

  it('are sent again with the key of the first try when no answer arrived', async () => {
    api.on(route, unreachable);
    const { user, dialog, accept } = await acceptAll();
    await user.click(accept);
    await within(dialog).findByRole('alert');
    api.on(route, answer({ results: [] }));
    await user.click(within(dialog).getByRole('button', { name: 'Aceptar acceso' }));
    await screen.findByRole('heading', { name: 'Resultado de su decisión' });
    const keys = api.callsOf(route).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('are sent once by a double press', async () => {
    api.on(route, answer({ results: [] }));
    const { user, accept } = await acceptAll();
    await user.dblClick(accept);
    await screen.findByRole('heading', { name: 'Resultado de su decisión' });
    expect(api.callsOf(route)).toHaveLength(1);
  });

  it('are never rejected without a reason, and a common reason keeps the own words', async () => {
    api.on(route, answer({ results: [] }));
    const user = await visit(path);
    await user.click(await select('Pedro'));
    await user.click(screen.getByRole('button', { name: 'Rechazar acceso' }));
    const dialog = await screen.findByRole('dialog');
    const reject = () =>
      user.click(within(dialog).getByRole('button', { name: 'Rechazar acceso' }));
    await reject();
    await within(dialog).findByRole('alert');
    expect(api.callsOf(route)).toHaveLength(0);

    await user.type(within(dialog).getByLabelText(/Motivo del rechazo/), 'Escríbanos.');
    const unknown = 'No reconocemos a la persona que hizo la solicitud.';
    await user.selectOptions(within(dialog).getByLabelText('Motivos frecuentes'), unknown);
    await reject();
    await screen.findByRole('heading', { name: 'Resultado de su decisión' });
    const reason = `${unknown}\nEscríbanos.`;
    expect(api.callsOf(route)[0]!.body).toEqual({
      decisions: [{ id: 'pedro', decision: 'reject', reason }],
    });
  });
});
