import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { ErrorSummary } from '../../forms/error-summary';
import { requiring } from '../../forms/requiring';
import { TextField } from '../../forms/text-field';
import { useProblemForm } from '../../forms/use-problem-form';
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

const check = requiring<{ q: string }>('q');

export function SearchAccounts({ asked, onAsk, onChoose, onRegister }: SearchAccountsProps) {
  const t = findAccountTexts();
  const form = useProblemForm({ check, defaultValues: { q: asked } });
  const search = form.onSubmit(({ q }) => Promise.resolve(onAsk(q.trim())));
  return (
    <>
      <form onSubmit={search} noValidate role="search" className={styles.search}>
        <ErrorSummary form={form} />
        <p>{t('intro')}</p>
        <TextField
          control={form.control}
          name="q"
          type="search"
          label={t('query')}
          hint={t('queryHint')}
          maxLength={120}
        />
        <Button type="submit">{t('search')}</Button>
      </form>
      {asked ? (
        <SearchResults key={asked} q={asked} onChoose={onChoose} onRegister={onRegister} />
      ) : null}
    </>
  );
}
