import type { DecisionResult } from '@secop/contracts';
import { Button } from '../../../controls/button';
import { Notice } from '../../../controls/notice';
import { StepHeading } from '../../../controls/step-heading';
import { useRequesterWords } from '../people';
import type { InboxItem } from '../queries';
import styles from '../requests.module.css';
import { manageUsersTexts } from '../texts';
import { useRowWords } from './row-words';

interface BulkResultsProps {
  readonly accountId: string;
  readonly results: readonly DecisionResult[];
  readonly requests: readonly InboxItem[];
  readonly onClose: () => void;
}

/** What became of each of the requests that were decided together. */
export function BulkResults({ accountId, results, requests, onClose }: BulkResultsProps) {
  const t = manageUsersTexts();
  const { nameOf } = useRequesterWords();
  const wordsOf = useRowWords(accountId);
  const partial = results.some(({ problem }) => problem);
  const nameIn = (id: string) => nameOf(requests.find((one) => one.id === id)?.requester ?? null);
  return (
    <Notice kind={partial ? 'info' : 'success'}>
      <StepHeading>{t(partial ? 'resultsPartial' : 'resultsDone')}</StepHeading>
      <ul className={styles.results}>
        {results.map((result) => (
          <li key={result.id}>
            <strong>{nameIn(result.id)}</strong>: {wordsOf(result)}
          </li>
        ))}
      </ul>
      <Button kind="secondary" onPress={onClose}>
        {t('closeResults')}
      </Button>
    </Notice>
  );
}
