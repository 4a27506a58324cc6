import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { StepHeading } from '../../controls/step-heading';
import { AccountList } from './account-list';
import styles from './find-account.module.css';
import { findAccountTexts } from './texts';
import { useAccountSearch } from './use-account-search';

interface SearchResultsProps {
  readonly q: string;
  readonly onChoose: (account: AccountView) => void;
  readonly onRegister: () => void;
}

/** What was found, page after page; and what to do when it is not there. */
export function SearchResults({ q, onChoose, onRegister }: SearchResultsProps) {
  const t = findAccountTexts();
  const search = useAccountSearch(q);
  const accounts = search.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = accounts.length;
  const none = search.isSuccess && count === 0;
  const told = none ? t('nothingText') : t(search.hasNextPage ? 'foundMore' : 'found', { count });
  const retry = () => void (search.data ? search.fetchNextPage() : search.refetch());
  return (
    <section aria-labelledby="resultados">
      <StepHeading id="resultados" className={styles.title}>
        {t(none ? 'nothingTitle' : 'results', { q })}
      </StepHeading>
      <p role="status">{search.isPending ? t('searching') : search.data ? told : ''}</p>
      <AccountList accounts={accounts} onChoose={onChoose} />
      {search.isError ? <Failure error={search.error} onRetry={retry} /> : null}
      {search.hasNextPage && !search.isError ? (
        <Button
          kind="secondary"
          isPending={search.isFetchingNextPage}
          onPress={() => void search.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
      {search.data ? (
        <div className={styles.register}>
          <h3>{t('notListed')}</h3>
          <p>{t('notListedText')}</p>
          <Button kind={none ? 'primary' : 'secondary'} onPress={onRegister}>
            {t('register')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
