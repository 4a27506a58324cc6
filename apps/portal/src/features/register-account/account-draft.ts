import type { OrganizationType, registerAccountBody } from '@secop/contracts';
import type { z } from 'zod';
import { checkedBy } from '../../forms/checked-by';
import { requiring } from '../../forms/requiring';
import { organizationTypes } from '../../texts/organization-types';

/** What the forms hold: text that may be empty. */
export interface Identity {
  legalName: string;
  nit: string;
}
export interface Details {
  organizationType: string;
  department: string;
  municipality: string;
  notificationEmail: string;
}
export type AccountDraft = Identity & Details;

const checks = () => import('./account-check');
export const checkIdentity = checkedBy<Identity>(
  async () => (await checks()).checkIdentity,
  requiring('legalName'),
);
export const checkDetails = checkedBy<Details>(
  async () => (await checks()).checkDetails,
  requiring('organizationType', 'department', 'municipality', 'notificationEmail'),
);

const withoutNit = ['CONSORTIUM', 'TEMPORARY_UNION'] as const;
/** Only these two may have no NIT. */
export const typesFor = (nit: string) => (nit.trim() ? organizationTypes : withoutNit);

export const isAboutIdentity = (pointer: string): boolean =>
  pointer === '/legalName' || pointer === '/nit';

export function bodyOf(draft: AccountDraft): z.input<typeof registerAccountBody> {
  const { nit, ...facts } = draft;
  return {
    ...facts,
    organizationType: facts.organizationType as OrganizationType,
    ...(nit.trim() ? { nit } : {}),
  };
}
