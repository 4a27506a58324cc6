import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { requesting } from '../features/access-request/own-request.builder';
import { startOver } from '../session/start-over';
import { done, FakeApi, refusal, unreachable } from '../testing/fake-api';
import { here, visit } from '../testing/visit';

vi.mock('../session/start-over');

const leaving = 'DELETE /sessions/current';

describe('the menu of the person', () => {
  beforeEach(() => void requesting(new FakeApi(), () => []));
  const button = () => screen.findByRole('button', { name: /^Menú de Ana/ });
  const entry = (name: string) => screen.findByRole('menuitem', { name });

  it.each([
    ['{Enter}', 'Escritorio'],
    ['{ArrowDown}', 'Escritorio'],
    ['{ArrowUp}', 'Cerrar sesión'],
  ])('opens by %s at %s, and gives the focus back', async (key, first) => {
    const user = await visit('/');
    (await button()).focus();
    await user.keyboard(key);
    const focused = await entry(first);
    await waitFor(() => expect(document.activeElement).toBe(focused));
    await user.keyboard('{Escape}');
    const closed = await button();
    await waitFor(() => expect(document.activeElement).toBe(closed));
    expect(closed.getAttribute('aria-expanded')).toBe('false');
  });

  it('leads to another screen by the keyboard alone', async () => {
    const user = await visit('/');
    (await button()).focus();
    await user.keyboard('{Enter}');
    await entry('Escritorio');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(here().pathname).toBe('/mis-registros'));
  });
});

describe('signing out', () => {
  let api: FakeApi;
  beforeEach(() => {
    vi.mocked(startOver).mockClear();
    api = new FakeApi();
    requesting(api, () => []);
  });
  const signOut = async () => {
    const user = await visit('/');
    await user.click(await screen.findByRole('button', { name: /^Menú de Ana/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cerrar sesión' }));
    return user;
  };

  it.each([
    ['was open', done],
    ['had ended by itself, which is no reason to sign in again', refusal(401, 'session.required')],
  ])('leaves nothing in memory of a session that %s', async (_, outcome) => {
    api.on(leaving, outcome);
    await signOut();
    await waitFor(() => expect(startOver).toHaveBeenCalledWith('/ingresar'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    ['nobody answers', unreachable],
    ['the system cannot', refusal(503, 'dependency.unavailable')],
  ])('says that the session is still open when %s, and tries again', async (_, outcome) => {
    api.on(leaving, outcome);
    const user = await signOut();
    const dialog = await screen.findByRole('dialog', { name: 'No pudimos cerrar su sesión' });
    expect(startOver).not.toHaveBeenCalled();
    api.on(leaving, done);
    await user.click(within(dialog).getByRole('button', { name: 'Cerrar sesión' }));
    await waitFor(() => expect(startOver).toHaveBeenCalledWith('/ingresar'));
  });
});
