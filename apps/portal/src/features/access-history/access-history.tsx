import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { SettingsLayout } from '../settings/settings-layout';
import { HistoryTable } from './history-table';
import { accessHistoryTexts } from './texts';

const historyQuery = infiniteQueryOptions({
  queryKey: ['access-history'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/me/access-history', {
        params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

/** *Historial de accesos*: who used, or tried to use, the own user. */
export default function AccessHistory() {
  const t = accessHistoryTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(historyQuery);
  const entries = data?.pages.flatMap(({ items }) => items);
  const content = () => {
    if (!entries) {
      return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
    }
    if (entries.length === 0) return <p>{t('empty')}</p>;
    return (
      <>
        <HistoryTable entries={entries} />
        {error ? <Failure error={error} /> : null}
        <p role="status">{t('shown', { count: entries.length })}</p>
        {hasNextPage ? (
          <Button
            kind="secondary"
            isPending={isFetchingNextPage}
            onPress={() => void fetchNextPage()}
          >
            {t('more')}
          </Button>
        ) : null}
      </>
    );
  };
  return (
    <SettingsLayout title={t('title')}>
      <p>{t('intro')}</p>
      <p>
        {t('unknown')} <Link to="/configuraciones/sesiones">{t('toSessions')}</Link> {t('and')}{' '}
        <Link to="/restablecer-contrasena">{t('changePassword')}</Link>.
      </p>
      {content()}
    </SettingsLayout>
  );
}
