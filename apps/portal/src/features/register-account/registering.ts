import type { AccountView } from '@secop/contracts';
import type { AccountDraft } from './account-draft';

const parts = ['identity', 'exists', 'similar', 'details', 'review-account'] as const;
export type RegisteringPart = (typeof parts)[number];
export const isRegistering = (part: string): part is RegisteringPart =>
  (parts as readonly string[]).includes(part);

/** What is remembered of a registration while one goes back and forth. */
export interface Registering {
  draft: AccountDraft;
  /** It was looked for, and these may be it. */
  candidates?: readonly AccountView[];
}

/** Begins with what was searched: a number is the NIT, anything else is the name. */
export function registering(searched: string): Registering {
  const isNumber = /^[\d\s.-]*\d[\d\s.-]*$/.test(searched);
  const identity = isNumber ? { legalName: '', nit: searched } : { legalName: searched, nit: '' };
  const details = { organizationType: '', department: '', municipality: '', notificationEmail: '' };
  return { draft: { ...identity, ...details } };
}

/** After a reload nothing is left of what was typed: it begins again. */
export function reachable(part: RegisteringPart, { candidates }: Registering): RegisteringPart {
  const shown = part === 'exists' || part === 'similar' ? candidates?.length : candidates;
  return shown ? part : 'identity';
}
