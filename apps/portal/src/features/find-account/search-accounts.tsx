import type { AccountView } from '@secop/contracts';
import { useState, type FormEvent } from 'react';
import { Button } from '../../controls/button';
import { fieldId } from '../../forms/field-ids';
import { FieldFrame } from '../../forms/field-frame';
import { Summary } from '../../forms/summary';
import { formTexts } from '../../forms/texts';
import styles from './find-account.module.css';
import { SearchResults } from './search-results';
import { findAccountTexts } from './texts';

interface SearchAccountsProps {
  /** What was searched last; the results are still known when coming back. */
  readonly asked: string;
  readonly onAsk: (q: string) => void;
  readonly onChoose: (account: AccountView) => void;
  readonly onRegister: () => void;
}

/** One field, and nothing to check but that it is filled in: it does without the forms' own library. */
export function SearchAccounts({ asked, onAsk, onChoose, onRegister }: SearchAccountsProps) {
  const t = findAccountTexts();
  const forms = formTexts();
  const [typed, setTyped] = useState(asked);
  const [emptyAttempts, setEmptyAttempts] = useState(0);
  const missing = emptyAttempts > 0 && typed.trim() === '';
  const search = (event: FormEvent) => {
    event.preventDefault();
    const q = typed.trim();
    setEmptyAttempts(q ? 0 : emptyAttempts + 1);
    if (q) onAsk(q);
  };
  return (
    <>
      <form onSubmit={search} noValidate role="search" className={styles.search}>
        <Summary
          shown={missing}
          attempts={emptyAttempts}
          title={forms('summaryTitle')}
          fields={[{ name: 'q', label: t('query'), message: forms('required') }]}
        />
        <p>{t('intro')}</p>
        <FieldFrame
          id={fieldId('q')}
          label={t('query')}
          hint={t('queryHint')}
          error={missing ? forms('required') : undefined}
        >
          {(tied) => (
            <input
              {...tied}
              type="search"
              name="q"
              maxLength={120}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </FieldFrame>
        <Button type="submit">{t('search')}</Button>
      </form>
      {asked ? (
        <SearchResults key={asked} q={asked} onChoose={onChoose} onRegister={onRegister} />
      ) : null}
    </>
  );
}
