import type { AccountView } from '@secop/contracts';
import { actingMembership } from '../../domain/account/membership';
import { displayNit, maskedNumber } from '../../domain/nit/nit';
import type { StoredAccount } from '../../infrastructure/accounts.mongo-repository';
import type { Found } from '../../infrastructure/directory-search';

type Shown = Omit<Found, 'bareKey'> & { hasAdministrator: boolean; seenByMember: boolean };

/** An account as a signed-in person sees it. A natural person's number is for members only. */
export function accountView(shown: Shown): AccountView {
  const { nit, checkDigit, personal, seenByMember } = shown;
  const masked = personal && !seenByMember;
  return {
    id: shown.id,
    code: shown.code,
    name: shown.name,
    nit: masked ? null : (nit ?? null),
    checkDigit: masked ? null : (checkDigit ?? null),
    nitDisplay: nit === undefined ? null : masked ? maskedNumber(nit) : displayNit(nit, checkDigit),
    organizationType: shown.organizationType,
    municipality: shown.municipality ?? null,
    department: shown.department ?? null,
    active: shown.active,
    pluralProvider: shown.pluralProvider,
    hasAdministrator: shown.hasAdministrator,
  };
}

/** The aggregate wins over the directory. `hasAdministrator` is read from lists, which do not hold all members. */
export const viewOf = ({ id, state }: StoredAccount, viewer: string): AccountView =>
  accountView({
    ...state,
    id,
    name: state.legalName,
    active: state.status === 'active',
    hasAdministrator: state.status === 'active' && state.hasAdministrator,
    seenByMember: actingMembership(state, viewer) !== undefined,
  });

export const viewOfEntry = (entry: Found): AccountView =>
  accountView({ ...entry, hasAdministrator: false, seenByMember: false });
