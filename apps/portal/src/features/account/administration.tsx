import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { inboxQuery } from '../manage-users/queries';
import { accountTexts } from './texts';

/** For administrators: how many requests wait, and the way to them. */
export function Administration({ accountId }: { readonly accountId: string }) {
  const t = accountTexts();
  const { data } = useQuery(inboxQuery(accountId, 'pending'));
  const count = data?.items.length ?? 0;
  return (
    <section aria-labelledby="administracion">
      <h2 id="administracion">{t('administration')}</h2>
      <p>
        {t('administrationText')}{' '}
        <span role="status">
          {data ? (count > 0 ? t('pending', { count }) : t('pendingNone')) : ''}
        </span>
      </p>
      <p>
        <ButtonLink to="/cuentas/$accountId/administracion-de-usuarios" params={{ accountId }}>
          {t('administration')}
        </ButtonLink>
      </p>
    </section>
  );
}
