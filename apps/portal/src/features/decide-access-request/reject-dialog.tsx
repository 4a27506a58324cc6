import { useCommand } from '../../api/use-command';
import { Dialog } from '../../controls/dialog';
import { RejectForm } from '../manage-users/rejected/reject-form';
import type { DecisionDialogProps } from './accept-dialog';
import { reject } from './commands';
import { isOvertaken } from './overtaken';
import { decideTexts } from './texts';

/** *Rechazar acceso*, with the reason. */
export function RejectDialog(props: DecisionDialogProps) {
  const { request, name, onDecided, onOvertaken, onClose } = props;
  const t = decideTexts();
  const { id, version } = request;
  const command = useCommand(reject);
  const send = async (reason: string) => {
    try {
      onDecided(await command.attempt({ id, version, reason }));
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      onOvertaken(error);
    }
  };
  return (
    <Dialog title={t('rejectTitle', { name })} onClose={onClose}>
      <p>{t('rejectText')}</p>
      <RejectForm onReject={send} onClose={onClose} />
    </Dialog>
  );
}
