import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Resolver, ResolverResult } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { queryClient } from '../api/query-client';
import { Button } from '../controls/button';
import { problemOf } from '../testing/fake-api';
import { checkedBy } from './checked-by';
import { ErrorSummary } from './error-summary';
import { requiring } from './requiring';
import { TextField } from './text-field';
import { useProblemForm } from './use-problem-form';

interface Values {
  name: string;
}
type Found = Resolver<Values>;

/** What is loaded finds fault with one name only. */
const found: Found = (values): ResolverResult<Values> =>
  values.name === 'mal'
    ? { values: {}, errors: { name: { type: 'x', message: 'Así no.' } } }
    : { values, errors: {} };

describe('a form whose check is loaded later', () => {
  const send = vi.fn<(values: Values) => Promise<void>>();

  async function fill(load: () => Promise<Found>, name: string, otherwise?: Found) {
    send.mockReset().mockResolvedValue(undefined);
    const check = checkedBy(load, otherwise);
    function Form() {
      const form = useProblemForm({ check, defaultValues: { name: '' } });
      return (
        <form onSubmit={form.onSubmit(send)} noValidate>
          <ErrorSummary form={form} />
          <TextField control={form.control} name="name" label="Nombre" />
          <Button type="submit" isPending={form.isSending}>
            Enviar
          </Button>
        </form>
      );
    }
    const router = createRouter({
      routeTree: createRootRoute({ component: Form }),
      history: createMemoryHistory(),
    });
    render(
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    );
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText(/Nombre/), name);
    return user;
  }
  const button = () => screen.getByRole('button', { name: 'Enviar' });
  const isBusy = () => expect(button().getAttribute('aria-disabled')).toBe('true');

  /** A check that arrives when it is told to. */
  const slow = () => {
    let resolve!: (check: Found) => void;
    const arrives = new Promise<Found>((arrive) => (resolve = arrive));
    return { load: () => arrives, resolve };
  };

  it('waits for it, shows that it does, and has sent once however often one presses', async () => {
    const { load, resolve } = slow();
    const user = await fill(load, 'bien');
    await user.type(screen.getByLabelText(/Nombre/), '{Enter}');
    await waitFor(isBusy);
    await user.type(screen.getByLabelText(/Nombre/), '{Enter}');
    await user.click(button());
    expect(send).not.toHaveBeenCalled();
    resolve(found);
    await waitFor(() => expect(send).toHaveBeenCalledWith({ name: 'bien' }));
    await waitFor(() => expect(button().getAttribute('aria-disabled')).toBeNull());
    expect(send).toHaveBeenCalledOnce();
  });

  it('sends nothing that it finds fault with once it is there', async () => {
    const { load, resolve } = slow();
    const user = await fill(load, 'mal');
    await user.click(button());
    resolve(found);
    await screen.findByRole('link', { name: 'Nombre: Así no.' });
    expect(send).not.toHaveBeenCalled();
  });

  it('leaves the checking to the API when it cannot be loaded, and shows what that finds', async () => {
    const user = await fill(() => Promise.reject(new TypeError('Failed to fetch')), 'mal');
    const errors = [{ pointer: '/name', detail: 'Tampoco aquí.' }];
    send.mockRejectedValue(new Problem(problemOf(422, 'request.invalid', { errors })));
    await user.click(button());
    await screen.findByRole('link', { name: 'Nombre: Tampoco aquí.' });
    expect(send).toHaveBeenCalledOnce();
  });

  it('asks without it for what the next section cannot do without', async () => {
    const user = await fill(() => Promise.reject(new TypeError('Failed')), ' ', requiring('name'));
    await user.clear(screen.getByLabelText(/Nombre/));
    await user.click(button());
    await screen.findByRole('link', { name: 'Nombre: Complete este campo.' });
    expect(send).not.toHaveBeenCalled();
  });

  it('tries to load it again at the next attempt', async () => {
    const load = vi.fn<() => Promise<Found>>().mockRejectedValueOnce(new TypeError('Failed'));
    load.mockResolvedValue(found);
    const user = await fill(load, 'mal');
    await user.click(button());
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    await user.click(button());
    await screen.findByRole('link', { name: 'Nombre: Así no.' });
    expect(send).toHaveBeenCalledOnce();
  });

  it('loads it while the person types, once nothing else is loaded', async () => {
    const load = vi.fn<() => Promise<Found>>().mockResolvedValue(found);
    await fill(load, 'b');
    await waitFor(() => expect(load).toHaveBeenCalled());
  });
});
