import type { AccessRequestView } from '@secop/contracts';
import { useState } from 'react';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Dialog } from '../../controls/dialog';
import { Failure } from '../../controls/failure';
import type { Role } from '../../texts/roles';
import { RoleChoice } from '../manage-users/members/role-choice';
import { accept } from './commands';
import styles from './decide-access-request.module.css';
import { isOvertaken } from './overtaken';
import { decideTexts } from './texts';

export interface DecisionDialogProps {
  readonly request: AccessRequestView;
  readonly name: string;
  readonly onDecided: (decided: AccessRequestView) => void;
  /** Somebody else was faster, or the request changed. */
  readonly onOvertaken: (refusal: Error) => void;
  readonly onClose: () => void;
}

/** *Aceptar acceso*. Whoever accepts an administrator has chosen that; the default is the lesser role. */
export function AcceptDialog(props: DecisionDialogProps) {
  const { request, name, onDecided, onOvertaken, onClose } = props;
  const { id, version, accountName, requestedRole } = request;
  const t = decideTexts();
  const [role, setRole] = useState<Role>('provider');
  const command = useCommand(accept, {
    onSuccess: onDecided,
    onError: (error) => {
      if (isOvertaken(error)) onOvertaken(error);
    },
  });
  return (
    <Dialog title={t('acceptTitle', { name })} onClose={onClose}>
      <p>{t('acceptText', { name, account: accountName })}</p>
      {requestedRole === 'accountAdmin' ? <p>{t('asksForAdmin')}</p> : null}
      <RoleChoice legend={t('acceptRole')} value={role} onChange={setRole} />
      {command.error && !isOvertaken(command.error) ? <Failure error={command.error} /> : null}
      <div className={styles.actions}>
        <Button
          onPress={() => void command.submit({ id, version, role })}
          isPending={command.isPending}
        >
          {command.isPending ? t('sending') : t('accept')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('goBack')}
        </Button>
      </div>
    </Dialog>
  );
}
