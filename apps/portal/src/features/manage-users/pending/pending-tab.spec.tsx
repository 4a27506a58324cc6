import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeApi } from '../../../testing/fake-api';
import { hint } from '../../../testing/stream';
import { visit } from '../../../testing/visit';
import type { InboxItem } from '../queries';
import { administering, aRequestBy } from '../requests.builder';

const path = '/cuentas/a1/administracion-de-usuarios';

describe('the inbox, when something changes by itself', () => {
  let inbox: InboxItem[];

  beforeEach(() => {
    inbox = [aRequestBy('Ximena'), aRequestBy('Pedro')];
    administering(new FakeApi(), () => inbox);
  });

  const boxOf = (name: string) =>
    screen.findByRole<HTMLInputElement>('checkbox', { name: new RegExp(`de ${name} `) });

  it('says that a request arrived, and keeps the focus and the selection', async () => {
    const user = await visit(path);
    await user.click(await boxOf('Pedro'));
    inbox = [...inbox, aRequestBy('Rosa')];
    hint('access-request');
    expect((await boxOf('Rosa')).checked).toBe(false);
    expect((await boxOf('Pedro')).checked).toBe(true);
    expect(document.activeElement).toBe(await boxOf('Pedro'));
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(said).toContain('Llegó una solicitud nueva.');
    expect(said).toContain('1 solicitud seleccionada');
  });

  it('takes what somebody else decided out of the selection, and announces nothing new', async () => {
    const user = await visit(path);
    await user.click(await screen.findByRole('checkbox', { name: 'Seleccionar todas' }));
    inbox = [inbox[1]!];
    hint('access-request');
    await screen.findByText('1 solicitud seleccionada');
    expect((await boxOf('Pedro')).checked).toBe(true);
    expect(screen.queryByText(/Lleg/)).toBeNull();
  });

  it('does not call a request new that became pending because a rejection was reverted', async () => {
    await visit(path);
    await boxOf('Pedro');
    const reopened = { what: 'reopened', at: '2026-11-22T15:00:00.000Z', by: 'luis' };
    inbox = [...inbox, aRequestBy('Rosa', { timeline: [reopened] })];
    hint('access-request');
    await boxOf('Rosa');
    expect(screen.queryByText(/Lleg/)).toBeNull();
  });

  it('lets nobody select the own request', async () => {
    inbox = [aRequestBy('Marta', { userId: 'marta' })];
    await visit(path);
    expect((await boxOf('Marta')).disabled).toBe(true);
    const row = screen.getByRole('heading', { level: 3 }).closest('li')!;
    within(row).getByText(/otro usuario administrador debe decidirla/);
  });
});
