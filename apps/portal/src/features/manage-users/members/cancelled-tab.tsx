import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../../controls/failure';
import { Notice } from '../../../controls/notice';
import { StateWord } from '../../../controls/state-word';
import { Table, type Column } from '../../../controls/table';
import { Waiting } from '../../../controls/waiting';
import { dayOf } from '../../../texts/dates';
import { roleTexts } from '../../../texts/roles';
import { membersQuery, type Member } from '../queries';
import { manageUsersTexts } from '../texts';

/** Who was a member and is no more. */
export function CancelledTab({ accountId }: { readonly accountId: string }) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  const members = useQuery(membersQuery(accountId));
  if (members.isPending) return <Waiting />;
  if (!members.data) {
    return <Failure error={members.error} onRetry={() => void members.refetch()} />;
  }
  const former = members.data.items.filter(
    ({ state }) => state === 'cancelled' || state === 'ended',
  );
  if (former.length === 0) return <Notice>{<p>{t('cancelledNone')}</p>}</Notice>;
  const columns: readonly Column<Member>[] = [
    { id: 'person', header: t('person'), cell: ({ names }) => names ?? t('nameless') },
    { id: 'role', header: t('formerRole'), cell: ({ role }) => roleOf(role) },
    { id: 'since', header: t('since'), cell: ({ since }) => dayOf(since) },
    { id: 'until', header: t('until'), cell: ({ until }) => (until ? dayOf(until) : '') },
    { id: 'state', header: t('state'), cell: () => <StateWord>Cancelado</StateWord> },
  ];
  return (
    <>
      <p>{t('cancelledText')}</p>
      <Table
        caption={t('cancelados')}
        columns={columns}
        rows={former}
        keyOf={({ userId }) => userId}
      />
    </>
  );
}
