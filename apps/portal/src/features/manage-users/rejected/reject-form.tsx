import { useWatch } from 'react-hook-form';
import { Button } from '../../../controls/button';
import { checkedBy } from '../../../forms/checked-by';
import { ErrorSummary } from '../../../forms/error-summary';
import fields from '../../../forms/field.module.css';
import { useProblemForm } from '../../../forms/use-problem-form';
import { manageUsersTexts } from '../texts';
import { ReasonFields } from './reason-fields';

const check = checkedBy<{ reason: string }>(
  async () => (await import('./rejection-check')).checkRejection,
);

interface RejectFormProps {
  readonly onReject: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** *Rechazar acceso*, of one request or of several: never without a reason. */
export function RejectForm({ onReject, onClose }: RejectFormProps) {
  const t = manageUsersTexts();
  const form = useProblemForm({ check, defaultValues: { reason: '' } });
  const reason = useWatch({ control: form.control, name: 'reason' });
  return (
    <form onSubmit={form.onSubmit((values) => onReject(values.reason))} noValidate>
      <ErrorSummary form={form} />
      <ReasonFields
        control={form.control}
        name="reason"
        reason={reason}
        onReason={(value) => form.setValue('reason', value)}
      />
      <div className={fields.actions}>
        <Button type="submit" kind="danger" isPending={form.isSending}>
          {form.isSending ? t('deciding') : t('reject')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
