import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { Announcement } from '../../live/announcement';
import { useMe } from '../../session/me';
import { roleTexts } from '../../texts/roles';
import { CancelAccess } from './cancel-access';
import { ChangeRole } from './change-role';
import { MembersTable, type NamedMember } from './members-table';
import { membersQuery, type Member } from './queries';
import { focusStateHeading } from './state-heading';
import { manageUsersTexts } from './texts';

interface Asking {
  readonly what: 'role' | 'cancel';
  readonly member: NamedMember;
}

const isActiveAdministrator = ({ role, state }: Member) =>
  role === 'accountAdmin' && state === 'active';

/** Who may act for the account. */
export function AcceptedTab({ accountId }: { readonly accountId: string }) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  const me = useMe();
  const navigate = useNavigate();
  const members = useQuery(membersQuery(accountId));
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<string>();
  if (members.isPending) return <Waiting />;
  if (!members.data) {
    return <Failure error={members.error} onRetry={() => void members.refetch()} />;
  }
  const accepted = members.data.items
    .filter(({ state }) => state === 'active' || state === 'suspended')
    .map((member): NamedMember => ({ ...member, names: member.names ?? t('nameless') }));
  const administrators = accepted.filter(isActiveAdministrator);
  const isLast = (member: Member) => isActiveAdministrator(member) && administrators.length === 1;
  const close = () => setAsking(undefined);
  const finish = (said: string) => {
    close();
    setDone(said);
  };
  const cancelled = (member: NamedMember) => {
    if (member.userId === me.id) void navigate({ to: '/cuentas' });
    else {
      finish(t('accessCancelled', { name: member.names }));
      focusStateHeading();
    }
  };
  return (
    <>
      <p>{t('acceptedText')}</p>
      <Announcement>{done}</Announcement>
      <MembersTable
        members={accepted}
        onChangeRole={(member) => setAsking({ what: 'role', member })}
        onCancel={(member) => setAsking({ what: 'cancel', member })}
      />
      {asking?.what === 'role' ? (
        <ChangeRole
          accountId={accountId}
          member={asking.member}
          isLast={isLast(asking.member)}
          onClose={close}
          onDone={(role) =>
            finish(t('roleChanged', { name: asking.member.names, role: roleOf(role) }))
          }
        />
      ) : null}
      {asking?.what === 'cancel' ? (
        <CancelAccess
          accountId={accountId}
          member={asking.member}
          isLast={isLast(asking.member)}
          onClose={close}
          onDone={() => cancelled(asking.member)}
        />
      ) : null}
    </>
  );
}
