import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../../../controls/failure';
import { useFocusAfter } from '../../../controls/use-focus-after';
import { Waiting } from '../../../controls/waiting';
import { laterPart } from '../../../later/later-part';
import { useSoon } from '../../../later/use-soon';
import { Announcement } from '../../../live/announcement';
import { useMe } from '../../../session/me';
import { roleTexts, type Role } from '../../../texts/roles';
import { membersQuery, type Member } from '../queries';
import { stateHeadingElement } from '../state-heading';
import { manageUsersTexts } from '../texts';
import { MembersTable, type NamedMember } from './members-table';

const ChangeRole = laterPart(async () => (await import('./change-role')).ChangeRole);
const CancelAccess = laterPart(async () => (await import('./cancel-access')).CancelAccess);
const prepare = () => Promise.all([ChangeRole.prepare(), CancelAccess.prepare()]);

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
  const focusHeading = useFocusAfter(stateHeadingElement);
  useSoon(prepare);
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
  const changed = (member: NamedMember, role: Role) => {
    if (member.userId === me.id && role !== 'accountAdmin') {
      void navigate({ to: '/cuentas/$accountId', params: { accountId } });
    } else finish(t('roleChanged', { name: member.names, role: roleOf(role) }));
  };
  const cancelled = (member: NamedMember, outcome: 'cancelled' | 'gone') => {
    if (member.userId === me.id) void navigate({ to: '/cuentas' });
    else {
      finish(t(outcome === 'gone' ? 'memberGone' : 'accessCancelled', { name: member.names }));
      focusHeading();
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
          onDone={(role) => changed(asking.member, role)}
        />
      ) : null}
      {asking?.what === 'cancel' ? (
        <CancelAccess
          accountId={accountId}
          member={asking.member}
          isLast={isLast(asking.member)}
          onClose={close}
          onDone={(outcome) => cancelled(asking.member, outcome)}
        />
      ) : null}
    </>
  );
}
