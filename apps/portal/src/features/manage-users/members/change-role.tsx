import { useState } from 'react';
import { hasCode } from '../../../api/problem';
import { useCommand } from '../../../api/use-command';
import { Button } from '../../../controls/button';
import { Dialog } from '../../../controls/dialog';
import { Failure } from '../../../controls/failure';
import fields from '../../../forms/field.module.css';
import { roleTexts, type Role } from '../../../texts/roles';
import type { Member } from '../queries';
import { manageUsersTexts } from '../texts';
import { LastAdministrator } from './last-administrator';
import { changeRole } from './member-commands';
import { RoleChoice } from './role-choice';
import { useRefreshMembers } from './use-refresh-members';

interface ChangeRoleProps {
  readonly accountId: string;
  readonly member: Member & { readonly names: string };
  readonly isLast: boolean;
  readonly onClose: () => void;
  readonly onDone: (role: Role) => void;
}

/** *Cambiar rol* of a member. */
export function ChangeRole({ accountId, member, isLast, onClose, onDone }: ChangeRoleProps) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  const refresh = useRefreshMembers();
  const [role, setRole] = useState<Role>(member.role);
  const command = useCommand(changeRole, {
    onSuccess: () => {
      refresh();
      onDone(role);
    },
  });
  const save = () => {
    if (role === member.role) return onClose();
    void command.submit({ accountId, userId: member.userId, role });
  };
  const title = t('changeRoleOf', { name: member.names });
  if (isLast || hasCode(command.error, 'membership.last-administrator')) {
    return <LastAdministrator title={title} onClose={onClose} />;
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('changeRoleText', { role: roleOf(member.role) })}</p>
      <RoleChoice legend={t('newRole')} value={role} onChange={setRole} />
      {command.error ? <Failure error={command.error} /> : null}
      <div className={fields.actions}>
        <Button onPress={save} isPending={command.isPending}>
          {command.isPending ? t('deciding') : t('saveRole')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('back')}
        </Button>
      </div>
    </Dialog>
  );
}
