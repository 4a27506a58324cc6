import type { Effects } from './effects';

export const roles = ['requests', 'accounts', 'notifier'] as const;
export type Role = (typeof roles)[number];

/** What one process of the small workflow is told. */
export interface Wiring {
  readonly brokerUrl: string;
  readonly mongodbUri: string;
  readonly effects: Effects;
}

/** One process of the small workflow, running. `stop` is what its library offers for SIGTERM. */
export interface Running {
  stop(): Promise<unknown>;
}

/** The process that people's acceptances reach. Resolves when the library says that it is done. */
export interface Accepting extends Running {
  accept(id: string): Promise<unknown>;
}

/** The small workflow (accept → grant → mail) over one library, as its documentation advises. */
export interface Contestant {
  requests(wiring: Wiring): Promise<Accepting>;
  accounts(wiring: Wiring): Promise<Running>;
  notifier(wiring: Wiring): Promise<Running>;
}
