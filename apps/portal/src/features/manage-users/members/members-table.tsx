import { Button } from '../../../controls/button';
import { StateWord } from '../../../controls/state-word';
import { Table, type Column } from '../../../controls/table';
import { useMe } from '../../../session/me';
import { dayOf } from '../../../texts/dates';
import { roleTexts } from '../../../texts/roles';
import type { Member } from '../queries';
import { manageUsersTexts } from '../texts';
import styles from './members-table.module.css';

export type NamedMember = Member & { readonly names: string };

interface MembersTableProps {
  readonly members: readonly NamedMember[];
  readonly onChangeRole: (member: NamedMember) => void;
  readonly onCancel: (member: NamedMember) => void;
}

export function MembersTable({ members, onChangeRole, onCancel }: MembersTableProps) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  const me = useMe();
  const columns: readonly Column<NamedMember>[] = [
    {
      id: 'person',
      header: t('person'),
      cell: ({ userId, names }) => (userId === me.id ? `${names} ${t('yourself')}` : names),
    },
    { id: 'role', header: t('role'), cell: ({ role }) => roleOf(role) },
    { id: 'since', header: t('since'), cell: ({ since }) => dayOf(since) },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state }) => (
        <StateWord>{state === 'suspended' ? 'Suspendido' : 'Aceptado'}</StateWord>
      ),
    },
    {
      id: 'actions',
      header: t('actions'),
      cell: (member) => (
        <div className={styles.actions}>
          <Button
            kind="secondary"
            aria-label={t('changeRoleOf', { name: member.names })}
            onPress={() => onChangeRole(member)}
          >
            {t('changeRole')}
          </Button>
          <Button
            kind="danger"
            aria-label={t('cancelAccessOf', { name: member.names })}
            onPress={() => onCancel(member)}
          >
            {t('cancelAccess')}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <Table
      caption={t('aceptados')}
      columns={columns}
      rows={members}
      keyOf={({ userId }) => userId}
    />
  );
}
