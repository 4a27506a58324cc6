import { organizationType, organizationTypes, registerAccountBody } from '@secop/contracts';
import type { Resolver } from 'react-hook-form';
import { z } from 'zod';
import { checkedBy } from '../../forms/checked-by';
import { typedNit } from './nit';

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

const { legalName, department, municipality, notificationEmail } = registerAccountBody.shape;
export const checkIdentity = checkedBy(
  z.object({ legalName, nit: typedNit.optional() }),
) as unknown as Resolver<Identity>;
export const checkDetails = checkedBy(
  z.object({ organizationType, department, municipality, notificationEmail }),
) as unknown as Resolver<Details>;

const withoutNit = ['CONSORTIUM', 'TEMPORARY_UNION'] as const;
/** Only these two may have no NIT. */
export const typesFor = (nit: string) => (nit.trim() ? organizationTypes : withoutNit);

export const isAboutIdentity = (pointer: string): boolean =>
  pointer === '/legalName' || pointer === '/nit';

export function bodyOf(draft: AccountDraft): z.input<typeof registerAccountBody> {
  const { nit, ...facts } = draft;
  return {
    ...facts,
    organizationType: organizationType.parse(facts.organizationType),
    ...(nit.trim() ? { nit } : {}),
  };
}
