import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { SettingsLayout } from '../settings/settings-layout';
import { SessionList } from './session-list';
import { sessionsTexts } from './texts';

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await answerOf(api.GET('/sessions'))).items,
});

/** *Sesiones activas*. */
export default function Sessions() {
  const t = sessionsTexts();
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  const content = () => {
    if (sessions) return <SessionList sessions={sessions} />;
    return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  };
  return (
    <SettingsLayout title={t('title')}>
      <p>
        {t('intro')} <Link to="/restablecer-contrasena">{t('changePassword')}</Link>.
      </p>
      {content()}
    </SettingsLayout>
  );
}
