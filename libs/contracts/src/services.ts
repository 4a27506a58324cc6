/** The services that own data and exchange events. The gateway and the portal own none. */
export const services = ['identity', 'accounts', 'access-requests', 'notifier'] as const;
export type ServiceName = (typeof services)[number];
