import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Waiting } from '../../controls/waiting';
import { Announcement } from '../../live/announcement';
import { isCurrent } from '../../live/is-current';
import { SettingsLayout } from '../settings/settings-layout';
import { useStateChanges } from './use-state-changes';
import { membershipsQuery } from './memberships';
import { RegistrationTable } from './registration-table';
import { myRegistrationsTexts } from './texts';

/** *Mis registros*: every account of mine with its state. */
export default function MyRegistrations() {
  const t = myRegistrationsTexts();
  const memberships = useQuery(membershipsQuery);
  const { data: registrations, error, refetch } = memberships;
  const current = isCurrent(memberships) ? registrations : undefined;
  const changes = useStateChanges(current).map(({ accountName, display }) =>
    t('change', { account: accountName, state: display }),
  );
  const content = () => {
    if (!registrations) {
      return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
    }
    return registrations.length > 0 ? (
      <RegistrationTable registrations={registrations} />
    ) : (
      <Notice title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </Notice>
    );
  };
  return (
    <SettingsLayout title={t('title')}>
      <p>{t('intro')}</p>
      <p>
        <ButtonLink to="/mis-registros/nuevo">{t('new')}</ButtonLink>
      </p>
      <Announcement>
        {changes.length > 0 ? t('changed', { changes: changes.join('; ') }) : undefined}
      </Announcement>
      {content()}
    </SettingsLayout>
  );
}
