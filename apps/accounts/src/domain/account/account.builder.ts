import type { AccessRequestSnapshot, Role } from '@secop/contracts';
import { fromDirectoryEntry, withMembers, type Account, type AccountState } from './account';
import type { Acceptance } from './answer-acceptance';
import type { Membership } from './membership';
import { entryFromRow } from '../directory/open-dataset-row';
import type { DirectoryEntry } from '../directory/directory-entry';

export const noon = new Date('2026-03-02T17:00:00Z');
export const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds);

export const anEntry = (row = {}) =>
  entryFromRow({
    codigo: '1',
    nombre: 'FERRETERIA EL TORNILLO SAS',
    nit: '900123456',
    municipio: 'CALI',
    departamento: 'Valle del Cauca',
    tipo_empresa: 'Sociedad por acciones simplificada',
    ...row,
  }) as DirectoryEntry;

/** `anAccount().administeredBy('ana').build()` */
export const anAccount = (state: AccountState = fromDirectoryEntry(anEntry())) => ({
  administeredBy: (userId: string) => anAccount(withMember(state, userId, 'accountAdmin')),
  withProvider: (userId: string, facts: Partial<Membership> = {}) =>
    anAccount(withMember(state, userId, 'provider', facts)),
  but: (facts: Partial<AccountState>) => anAccount({ ...state, ...facts } as AccountState),
  build: (): Account => ({ id: 'secop-1', state }),
});

const withMember = (
  state: AccountState,
  userId: string,
  role: Role,
  facts: Partial<Membership> = {},
) =>
  withMembers(state, [
    ...state.members,
    { userId, role, state: 'active', since: noon, by: 'system', ...facts },
  ]);

export const anAcceptance = (
  facts: Partial<AccessRequestSnapshot> & { userClosed?: boolean } = {},
): Acceptance => {
  const { userClosed = false, ...request } = facts;
  const accessRequest: AccessRequestSnapshot = {
    id: 'request-1',
    reference: 'SA-2026-AAAAAA',
    accountId: 'secop-1',
    accountName: 'FERRETERIA EL TORNILLO SAS',
    userId: 'rosa',
    status: 'accepted',
    submittedAt: noon.toISOString(),
    deadline: later(86_400_000).toISOString(),
    withoutAdministrator: false,
    requestedRole: 'provider',
    decisionId: 'request-1.2',
    decidedBy: 'ana',
    decidedAt: noon.toISOString(),
    administrators: ['ana'],
    ...request,
  };
  return {
    accessRequest,
    decisionId: accessRequest.decisionId!,
    decidedBy: accessRequest.decidedBy!,
    userClosed,
  };
};
