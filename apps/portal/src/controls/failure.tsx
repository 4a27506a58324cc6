import { Problem } from '../api/problem';
import { Button } from './button';
import { Notice } from './notice';
import { waitingTexts } from './texts';

interface FailureProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

/** Says in words what did not work, and offers to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const t = waitingTexts();
  const problem = error instanceof Problem ? error.document : undefined;
  return (
    <Notice kind="failure" title={problem?.title ?? t('unreachable')} live="alert">
      <p>{problem?.detail ?? t('unreachableDetail')}</p>
      {onRetry ? (
        <Button kind="secondary" onPress={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </Notice>
  );
}
