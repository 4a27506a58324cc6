import type { OrganizationType } from '@secop/contracts';

/** Facts about a supplier: one row of the open dataset, or the projection of a registered account. */
export interface DirectoryEntry {
  readonly id: string;
  /** The open dataset's `codigo`; ours for registered accounts. */
  readonly code: string;
  /** As it is shown. */
  readonly name: string;
  readonly shortName?: string;
  /** Normalised name without the legal suffix. */
  readonly bareKey: string;
  /** Digits without check digit. */
  readonly nit?: string;
  readonly checkDigit?: number;
  /** As typed, when the source's number could be neither verified nor completed. */
  readonly unverifiedNit?: string;
  readonly organizationType: OrganizationType;
  /** A natural person, declared or to be presumed: found by complete name or exact number only, number masked. */
  readonly personal: boolean;
  readonly municipality?: string;
  readonly municipalityKey?: string;
  readonly department?: string;
  readonly country?: string;
  readonly active: boolean;
  readonly pluralProvider: boolean;
  readonly stateEntity: boolean;
  readonly createdOn?: string;
  readonly categoryCode?: string;
  readonly category?: string;
  readonly website?: string;
  readonly smallBusiness?: boolean;
  readonly location?: string;
  /** What a search finds it by, see search-keys.ts. */
  readonly keys: readonly string[];
}

/** Imported accounts have the id of their `codigo`, so that every import finds them again. */
export const importedId = (code: string) => `secop-${code}`;
