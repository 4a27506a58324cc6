import { hasCode } from '../../../api/problem';
import { useCommand } from '../../../api/use-command';
import { Button } from '../../../controls/button';
import { Dialog } from '../../../controls/dialog';
import { checkedBy } from '../../../forms/checked-by';
import { ErrorSummary } from '../../../forms/error-summary';
import fields from '../../../forms/field.module.css';
import { TextField } from '../../../forms/text-field';
import { useProblemForm } from '../../../forms/use-problem-form';
import { useMe } from '../../../session/me';
import { manageUsersTexts } from '../texts';
import { LastAdministrator } from './last-administrator';
import { cancelAccess } from './member-commands';
import { useRefreshMembers } from './use-refresh-members';

const check = checkedBy<{ reason?: string | undefined }>(
  async () => (await import('./cancellation-check')).checkCancellation,
);

interface CancelAccessProps {
  readonly accountId: string;
  readonly member: { readonly userId: string; readonly names: string };
  /** Already known from the list; otherwise the API says so. */
  readonly isLast?: boolean;
  readonly onClose: () => void;
  /** `gone`: somebody else had cancelled it before. */
  readonly onDone: (outcome: 'cancelled' | 'gone') => void;
}

/** *Cancelar acceso*, of a member or the own one. */
export function CancelAccess(props: CancelAccessProps) {
  const { accountId, member, isLast = false, onClose, onDone } = props;
  const t = manageUsersTexts();
  const me = useMe();
  const own = member.userId === me.id;
  const refresh = useRefreshMembers();
  const command = useCommand(cancelAccess);
  const form = useProblemForm({ check, defaultValues: { reason: '' } });
  const send = form.onSubmit(async ({ reason }) => {
    let outcome: 'cancelled' | 'gone' = 'cancelled';
    try {
      await command.attempt({ accountId, userId: member.userId, reason });
    } catch (error) {
      if (hasCode(error, 'membership.last-administrator')) return;
      if (!hasCode(error, 'membership.not-found')) throw error;
      outcome = 'gone';
    }
    refresh();
    onDone(outcome);
  });
  const title = own ? t('cancelOwnTitle') : t('cancelAccessOf', { name: member.names });
  if (isLast || hasCode(command.error, 'membership.last-administrator')) {
    return <LastAdministrator title={title} onClose={onClose} />;
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{own ? t('cancelOwnText') : t('cancelText')}</p>
      <form onSubmit={send} noValidate>
        <ErrorSummary form={form} />
        <TextField
          control={form.control}
          name="reason"
          label={t('cancelReason')}
          hint={t('cancelReasonHint')}
          rows={3}
          optional
        />
        <div className={fields.actions}>
          <Button type="submit" kind="danger" isPending={form.isSending}>
            {form.isSending ? t('deciding') : t('cancelAccess')}
          </Button>
          <Button kind="secondary" onPress={onClose}>
            {t('back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
