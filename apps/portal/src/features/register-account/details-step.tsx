import { departments } from '@secop/contracts';
import type { Problem } from '../../api/problem';
import { Button } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import { ErrorSummary } from '../../forms/error-summary';
import styles from '../../forms/field.module.css';
import { SelectField } from '../../forms/select-field';
import { TextField } from '../../forms/text-field';
import { useSectionForm } from '../../forms/use-section-form';
import { organizationTypeTexts } from '../../texts/organization-types';
import { checkDetails, typesFor, type Details } from './account-draft';
import { registerAccountTexts } from './texts';

interface DetailsStepProps {
  readonly typed: Details;
  readonly nit: string;
  readonly problem: Problem | undefined;
  readonly keep: (values: Details) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function DetailsStep({ typed, nit, problem, keep, onDone, onBack }: DetailsStepProps) {
  const t = registerAccountTexts();
  const typeName = organizationTypeTexts();
  const form = useSectionForm({ check: checkDetails, typed, problem, keep });
  const { control } = form;
  return (
    <form onSubmit={form.onSubmit(onDone)} noValidate>
      <StepHeading>{t('detailsTitle')}</StepHeading>
      <ErrorSummary form={form} />
      <SelectField
        control={control}
        name="organizationType"
        label={t('organizationType')}
        {...(nit.trim() ? {} : { hint: t('onlyWithoutNit') })}
        options={typesFor(nit).map((value) => ({ value, label: typeName(value) }))}
      />
      <SelectField
        control={control}
        name="department"
        label={t('department')}
        options={departments.map((value) => ({ value, label: value }))}
      />
      <TextField
        control={control}
        name="municipality"
        label={t('municipality')}
        autoComplete="address-level2"
      />
      <TextField
        control={control}
        name="notificationEmail"
        type="email"
        label={t('notificationEmail')}
        hint={t('notificationEmailHint')}
        autoComplete="email"
      />
      <div className={styles.actions}>
        <Button type="submit" isPending={form.isSending}>
          {t('continue')}
        </Button>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
