import { Link } from '@tanstack/react-router';
import { StateWord } from '../../controls/state-word';
import { Table, type Column } from '../../controls/table';
import { dayOf } from '../../texts/dates';
import { roleTexts } from '../../texts/roles';
import { worksNow, type MyMembership } from './memberships';
import { myRegistrationsTexts } from './texts';

interface RegistrationTableProps {
  readonly registrations: readonly MyMembership[];
}

export function RegistrationTable({ registrations }: RegistrationTableProps) {
  const t = myRegistrationsTexts();
  const roles = roleTexts();
  const columns: readonly Column<MyMembership>[] = [
    { id: 'account', header: t('account'), cell: ({ accountName }) => accountName },
    {
      id: 'state',
      header: t('state'),
      cell: ({ display }) => <StateWord>{display}</StateWord>,
    },
    { id: 'role', header: t('role'), cell: ({ role }) => (role ? roles(role) : t('noRole')) },
    { id: 'since', header: t('since'), cell: ({ since }) => (since ? dayOf(since) : null) },
    {
      id: 'action',
      acts: true,
      header: t('action'),
      cell: (registration) => <Ways registration={registration} />,
    },
  ];
  return (
    <Table
      caption={t('caption')}
      columns={columns}
      rows={registrations}
      keyOf={({ accountId }) => accountId}
    />
  );
}

/** Into the account when it works; otherwise to the request, which says what happens. */
function Ways({ registration }: { readonly registration: MyMembership }) {
  const t = myRegistrationsTexts();
  const { accountId, accountName: account, accessRequestId } = registration;
  if (worksNow(registration)) {
    return (
      <Link to="/cuentas/$accountId" params={{ accountId }} aria-label={t('enterOf', { account })}>
        {t('enter')}
      </Link>
    );
  }
  return accessRequestId ? (
    <Link
      to="/solicitudes/$requestId"
      params={{ requestId: accessRequestId }}
      aria-label={t('seeOf', { account })}
    >
      {t('see')}
    </Link>
  ) : null;
}
