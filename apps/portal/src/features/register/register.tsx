import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Problem } from '../../api/problem';
import { Page } from '../../layout/page';
import { CodeSection } from './code-section';
import { CredentialsSection } from './credentials-section';
import { PersonSection } from './person-section';
import {
  credentialsOf,
  emptyRegistration,
  isAboutPerson,
  personOf,
  type Registration,
} from './registration';
import { ReviewSection } from './review-section';
import { registerTexts } from './texts';

type Section = 'person' | 'credentials' | 'review' | 'code';

/** *Registro de usuario*, sections 1 and 2. What is typed stays in memory only; Back of the browser goes back a section. */
export default function Register() {
  const t = registerTexts();
  const typed = useRef<Registration>(emptyRegistration);
  const [problem, setProblem] = useState<Problem>();
  const { section, go, leave } = useSection();
  const keep = (values: Partial<Registration>) => {
    typed.current = { ...typed.current, ...values };
  };
  const done = (next: Section) => () => {
    setProblem(undefined);
    go(next);
  };
  const refused = (refusal: Problem) => {
    const pointers = refusal.document.errors?.map(({ pointer }) => pointer) ?? [];
    setProblem(refusal);
    go(pointers.some(isAboutPerson) ? 'person' : 'credentials');
  };
  const shown = reachable(section, typed.current);
  return (
    <Page title={t('title')}>
      {shown === 'person' ? (
        <>
          <p>
            {t('intro')} {t('have')} <Link to="/ingresar">{t('signIn')}</Link>.
          </p>
          <PersonSection
            typed={personOf(typed.current)}
            problem={problem}
            keep={keep}
            onDone={done('credentials')}
          />
        </>
      ) : null}
      {shown === 'credentials' ? (
        <CredentialsSection
          typed={credentialsOf(typed.current)}
          problem={problem}
          keep={keep}
          onDone={done('review')}
          onBack={() => go('person')}
        />
      ) : null}
      {shown === 'review' ? (
        <ReviewSection
          typed={typed.current}
          onSent={() => go('code')}
          onRefused={refused}
          onChange={go}
        />
      ) : null}
      {shown === 'code' ? (
        <CodeSection
          credentials={typed.current}
          onSignedIn={leave}
          onWrongEmail={() => go('credentials')}
        />
      ) : null}
    </Page>
  );
}

/** After a reload nothing is left of what was typed: it begins again. Nothing is sent before the terms are accepted. */
function reachable(section: Section, typed: Registration): Section {
  if (typed.documentNumber === '') return 'person';
  return section === 'person' || typed.acceptedTerms ? section : 'credentials';
}

/** The section is in the state of the history: Back works, and the address tells nothing. */
function useSection() {
  const navigate = useNavigate();
  const section: Section = useLocation({ select: ({ state }) => state.registration ?? 'person' });
  const go = (next: Section) =>
    void navigate({ to: '/registro', state: next === 'person' ? {} : { registration: next } });
  const leave = () => void navigate({ to: '/registro/entidad', replace: true });
  return { section, go, leave };
}
