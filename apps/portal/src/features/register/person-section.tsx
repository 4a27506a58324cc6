import { Button } from '../../controls/button';
import { ErrorSummary } from '../../forms/error-summary';
import { SelectField } from '../../forms/select-field';
import { TextField } from '../../forms/text-field';
import { useSectionForm } from '../../forms/use-section-form';
import { documentTypes, documentTypeTexts } from '../../texts/document-types';
import { checkPerson, type Person } from './registration';
import { SectionHeading } from './section-heading';
import type { SectionProps } from './section-props';
import { registerTexts } from './texts';

/** Section 1. */
export function PersonSection({ typed, problem, keep, onDone }: SectionProps<Person>) {
  const t = registerTexts();
  const typeName = documentTypeTexts();
  const form = useSectionForm({ check: checkPerson, typed, problem, keep });
  const { control } = form;
  return (
    <form onSubmit={form.onSubmit(onDone)} noValidate>
      <SectionHeading number={1} title={t('personTitle')} />
      <ErrorSummary form={form} />
      <SelectField
        control={control}
        name="documentType"
        label={t('documentType')}
        options={documentTypes.map((value) => ({ value, label: typeName(value) }))}
      />
      <TextField control={control} name="documentNumber" label={t('documentNumber')} />
      <TextField
        control={control}
        name="firstNames"
        label={t('firstNames')}
        autoComplete="given-name"
      />
      <TextField
        control={control}
        name="lastNames"
        label={t('lastNames')}
        autoComplete="family-name"
      />
      <TextField
        control={control}
        name="phone"
        type="tel"
        label={t('phone')}
        hint={t('phoneHint')}
        autoComplete="tel"
        optional
      />
      <Button type="submit" isPending={form.isSending}>
        {t('continue')}
      </Button>
    </form>
  );
}
