import { accessRequestRoutes } from './access-request-routes';
import { accountRoutes } from './account-routes';
import type { RouteContract } from './define-route';
import { identityRoutes } from './identity-routes';

export * from './access-request-routes';
export * from './account-routes';
export * from './identity-routes';
export * from './internal';
export { defineRoute, type HttpMethod, type RouteContract } from './define-route';

/** Every public route. The gateway's table, OpenAPI and the bad-input tests are made from this list. */
export const allRoutes: readonly RouteContract[] = [
  ...identityRoutes,
  ...accountRoutes,
  ...accessRequestRoutes,
];
