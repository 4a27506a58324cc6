import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { vi } from 'vitest';
import { queryClient } from '../api/query-client';
import { createPortalRouter } from '../app/router';
import { Stream } from './stream';

let visited: ReturnType<typeof createPortalRouter>;
/** Where the last visit is now. */
export const here = () => visited.state.location;

/** The browser's own Back. */
export const goBack = (): void => act(() => visited.history.back());

/** Opens the whole portal at an address, and waits for the screen's title. */
export async function visit(path: string): Promise<ReturnType<typeof userEvent.setup>> {
  vi.stubGlobal('EventSource', Stream);
  window.scrollTo = () => undefined;
  queryClient.clear();
  const router = createPortalRouter(createMemoryHistory({ initialEntries: [path] }));
  visited = router;
  render(
    <I18nProvider locale="es-CO">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  await screen.findByRole('heading', { level: 1 }, { timeout: 25_000 });
  return userEvent.setup();
}
