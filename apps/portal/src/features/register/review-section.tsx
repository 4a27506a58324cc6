import { answerOf, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Failure } from '../../controls/failure';
import styles from '../../forms/field.module.css';
import { documentTypes, documentTypeTexts } from '../../texts/document-types';
import { bodyOf, type Registration } from './registration';
import { SectionHeading } from './section-heading';
import { registerTexts } from './texts';

interface ReviewSectionProps {
  readonly typed: Registration;
  readonly onSent: () => void;
  /** The API refused something of a section. */
  readonly onRefused: (problem: Problem) => void;
  readonly onChange: (section: 'person' | 'credentials') => void;
}

const isAboutFields = (error: unknown): error is Problem =>
  error instanceof Problem && (error.document.errors ?? []).length > 0;

/** *Revise sus respuestas*: the password is never shown. */
export function ReviewSection({ typed, onSent, onRefused, onChange }: ReviewSectionProps) {
  const t = registerTexts();
  const typeName = documentTypeTexts();
  const command = useCommand(
    (registration: Registration) => answerOf(api.POST('/users', { body: bodyOf(registration) })),
    {
      onSuccess: onSent,
      onError: (error) => {
        if (isAboutFields(error)) onRefused(error);
      },
    },
  );
  const type = documentTypes.find((each) => each === typed.documentType);
  return (
    <>
      <SectionHeading number={2} title={t('reviewTitle')} />
      {command.error && !isAboutFields(command.error) ? <Failure error={command.error} /> : null}
      <p>{t('reviewText')}</p>
      <Facts
        rows={[
          [t('documentType'), type && typeName(type)],
          [t('documentNumber'), typed.documentNumber],
          [t('firstNames'), typed.firstNames],
          [t('lastNames'), typed.lastNames],
          [t('phone'), typed.phone],
        ]}
      />
      <Button kind="plain" onPress={() => onChange('person')}>
        {t('changePerson')}
      </Button>
      <Facts
        rows={[
          [t('email'), typed.email],
          [t('password'), t('passwordHidden')],
        ]}
      />
      <Button kind="plain" onPress={() => onChange('credentials')}>
        {t('changeCredentials')}
      </Button>
      <div className={styles.actions}>
        <Button isPending={command.isPending} onPress={() => void command.submit(typed)}>
          {t(command.isPending ? 'sending' : 'send')}
        </Button>
      </div>
    </>
  );
}
