import type { AccountView } from '@secop/contracts';
import { answerOf, api } from '../../api/client';
import { hasCode, Problem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Failure } from '../../controls/failure';
import { StepHeading } from '../../controls/step-heading';
import styles from '../../forms/field.module.css';
import { organizationTypes, organizationTypeTexts } from '../../texts/organization-types';
import { bodyOf, type AccountDraft } from './account-draft';
import { shownNit } from './nit';
import { registerAccountTexts } from './texts';

interface ReviewStepProps {
  readonly draft: AccountDraft;
  readonly onRegistered: (account: AccountView) => void;
  readonly onExists: (candidates: readonly AccountView[]) => void;
  readonly onRefused: (problem: Problem) => void;
  readonly onChange: () => void;
}

const isElsewhere = (error: unknown): error is Problem =>
  error instanceof Problem &&
  (error.is('account.already-exists') || (error.document.errors ?? []).length > 0);

export function ReviewStep(props: ReviewStepProps) {
  const { draft, onRegistered, onExists, onRefused, onChange } = props;
  const t = registerAccountTexts();
  const typeName = organizationTypeTexts();
  const command = useCommand(
    (typed: AccountDraft, key) => {
      const params = { header: { 'idempotency-key': key } };
      return answerOf(api.POST('/accounts', { body: bodyOf(typed), params }));
    },
    {
      onSuccess: onRegistered,
      onError: (error) => {
        if (hasCode(error, 'account.already-exists')) {
          onExists((error.document.candidates ?? []) as readonly AccountView[]);
        } else if (isElsewhere(error)) onRefused(error);
      },
    },
  );
  const type = organizationTypes.find((each) => each === draft.organizationType);
  return (
    <>
      <StepHeading>{t('reviewTitle')}</StepHeading>
      {command.error && !isElsewhere(command.error) ? <Failure error={command.error} /> : null}
      <p>{t('reviewText')}</p>
      <Facts
        rows={[
          [t('legalName'), draft.legalName],
          [t('nit'), draft.nit.trim() ? shownNit(draft.nit) : t('withoutNit')],
          [t('organizationType'), type && typeName(type)],
          [t('department'), draft.department],
          [t('municipality'), draft.municipality],
          [t('notificationEmail'), draft.notificationEmail],
        ]}
      />
      <div className={styles.actions}>
        <Button isPending={command.isPending} onPress={() => void command.submit(draft)}>
          {t(command.isPending ? 'sending' : 'send')}
        </Button>
        <Button kind="secondary" isDisabled={command.isPending} onPress={onChange}>
          {t('change')}
        </Button>
      </div>
    </>
  );
}
