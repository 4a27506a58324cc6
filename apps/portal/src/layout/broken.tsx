import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from '../controls/failure';
import { Page } from './page';
import { layoutTexts } from './texts';

/** A screen whose data could not be fetched. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = layoutTexts();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('brokenTitle')}>
      <Failure error={error as Error} onRetry={retry} />
    </Page>
  );
}
