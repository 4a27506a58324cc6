import type { Account } from '../account/account';
import { accountName } from '../name/account-name';
import type { DirectoryEntry } from './directory-entry';
import { searchKeys } from './search-keys';

/** The directory entry of an account that was registered through us. */
export function registeredEntry({ id, state }: Account): DirectoryEntry {
  const { legalName: name, shortName, nit, checkDigit, personal } = state;
  return {
    id,
    code: state.code,
    name,
    shortName,
    bareKey: accountName(name).bareKey,
    nit,
    checkDigit,
    organizationType: state.organizationType,
    personal,
    municipality: state.municipality,
    municipalityKey: state.municipalityKey,
    department: state.department,
    active: state.status === 'active',
    pluralProvider: state.pluralProvider,
    stateEntity: state.organizationType === 'STATE_ENTITY',
    keys: searchKeys({ name, shortName, nit, personal }),
  };
}
