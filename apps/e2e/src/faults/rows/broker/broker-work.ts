import type { World } from '../../world/world';

/** What people do during a fault: enough decisions for every queue, submissions to decide about, and reading. */
export const mix = { accept: 6, reject: 1, withdraw: 1, submit: 2, read: 2 } as const;
export const perSecond = 8;

/** `queues/<vhost>/<name>` and the like, for the management API. */
export const inVhost = ({ brokerUrl }: World, kind: string, ...rest: string[]): string =>
  [`${kind}${new URL(brokerUrl).pathname}`, ...rest.map(encodeURIComponent)].join('/');

/** Services that publish and consume what an acceptance causes. */
export const chain = ['access-requests', 'accounts', 'notifier'] as const;

export const eventQueues = chain.map((service) => `${service}.events`);
