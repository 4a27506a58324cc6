import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { hasCode } from '../api/problem';
import { queryClient } from '../api/query-client';
import { Waiting } from '../controls/waiting';
import { Broken } from '../layout/broken';
import { GuestLayout } from '../layout/guest-layout';
import { NotFound } from '../layout/not-found';
import { BrokenOutside, UnknownAddress } from '../layout/outside';
import { meQuery } from '../session/me';

const root = createRootRoute({ component: Outlet, notFoundComponent: UnknownAddress });

const guest = createRoute({ getParentRoute: () => root, id: 'guest', component: GuestLayout });

/** Only a path of this portal: nobody is led elsewhere by a link. */
const destination = ({ destino }: Record<string, unknown>): { destino?: string } =>
  typeof destino === 'string' && /^\/(?![/\\])/.test(destino) ? { destino } : {};

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!hasCode(error, 'session.required')) throw error;
      const search = location.href === '/' ? {} : { destino: location.href };
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- how this router redirects
      throw redirect({ to: '/ingresar', search });
    }
  },
  component: lazyRouteComponent(() => import('../layout/signed-in-layout')),
  errorComponent: BrokenOutside,
});

const guestRoutes = [
  createRoute({
    getParentRoute: () => guest,
    path: '/ingresar',
    validateSearch: destination,
    component: lazyRouteComponent(() => import('../features/sign-in/sign-in')),
  }),
  createRoute({
    getParentRoute: () => guest,
    path: '/registro',
    component: lazyRouteComponent(() => import('../features/register/register')),
  }),
  createRoute({
    getParentRoute: () => guest,
    path: '/verificar-correo',
    component: lazyRouteComponent(() => import('../features/verify-email/verify-email')),
  }),
  createRoute({
    getParentRoute: () => guest,
    path: '/restablecer-contrasena',
    component: lazyRouteComponent(() => import('../features/reset-password/reset-password')),
  }),
] as const;

const tabs = ['pendientes', 'aceptados', 'rechazados', 'cancelados'] as const;
export type UsersTab = (typeof tabs)[number];
const tab = ({ estado }: Record<string, unknown>): { estado?: UsersTab } =>
  tabs.includes(estado as UsersTab) ? { estado: estado as UsersTab } : {};

const signedInRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    component: lazyRouteComponent(() => import('../features/desk/desk')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/registro/entidad',
    component: lazyRouteComponent(() => import('../features/register/account-section')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mis-registros',
    component: lazyRouteComponent(() => import('../features/my-registrations/my-registrations')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mis-registros/nuevo',
    component: lazyRouteComponent(() => import('../features/my-registrations/new-registration')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/solicitudes/$requestId',
    component: lazyRouteComponent(() => import('../features/access-request/access-request')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/configuraciones',
    component: lazyRouteComponent(() => import('../features/settings/settings')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/configuraciones/sesiones',
    component: lazyRouteComponent(() => import('../features/sessions/sessions')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/configuraciones/historial',
    component: lazyRouteComponent(() => import('../features/access-history/access-history')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cuentas',
    component: lazyRouteComponent(() => import('../features/choose-account/choose-account')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cuentas/nueva',
    component: lazyRouteComponent(() => import('../features/register-account/register-account')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cuentas/$accountId',
    component: lazyRouteComponent(() => import('../features/account/account')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cuentas/$accountId/administracion-de-usuarios',
    validateSearch: tab,
    component: lazyRouteComponent(() => import('../features/manage-users/manage-users')),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cuentas/$accountId/administracion-de-usuarios/$requestId',
    component: lazyRouteComponent(
      () => import('../features/decide-access-request/decide-access-request'),
    ),
  }),
] as const;

const routeTree = root.addChildren([
  guest.addChildren(guestRoutes),
  signedIn.addChildren(signedInRoutes),
]);

/** The history is the browser's own unless given. */
export const createPortalRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    ...(history ? { history } : {}),
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Broken,
    defaultPendingComponent: Waiting,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
  interface HistoryState {
    /** Which part of the registration is shown; Back leads to the one before. */
    registration?: 'credentials' | 'review' | 'code';
    /** What was searched and not found, to be registered. */
    accountName?: string;
    /** Which part of a screen is shown; Back leads to the one before. */
    part?: string;
    /** The request was filed just now. */
    filed?: boolean;
    /** The account that was registered just now. */
    registered?: string;
  }
}
