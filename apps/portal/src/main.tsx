import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client';
import { createPortalRouter } from './app/router';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

const router = createPortalRouter();

createRoot(document.getElementById('portal')!).render(
  <StrictMode>
    <I18nProvider locale="es-CO">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
