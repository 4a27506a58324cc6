import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Waiting } from '../../controls/waiting';
import styles from '../../forms/field.module.css';
import { Page } from '../../layout/page';
import { accountQuery } from '../account/queries';
import { registerAccountTexts } from './texts';

interface AccountRegisteredProps {
  readonly accountId: string;
}

export function AccountRegistered({ accountId }: AccountRegisteredProps) {
  const t = registerAccountTexts();
  const { data: account, error, refetch } = useQuery(accountQuery(accountId));
  const facts = () => {
    if (!account) {
      return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
    }
    return (
      <Facts
        rows={[
          [t('account'), account.name],
          [t('nit'), account.nitDisplay ?? t('withoutNit')],
          [t('code'), account.code],
        ]}
      />
    );
  };
  return (
    <Page title={t('registeredTitle')}>
      <Notice kind="success">
        <p>{t('registeredText')}</p>
      </Notice>
      {facts()}
      <div className={styles.actions}>
        <ButtonLink to="/cuentas/$accountId" params={{ accountId }}>
          {t('toAccount')}
        </ButtonLink>
        <ButtonLink to="/" kind="secondary">
          {t('finish')}
        </ButtonLink>
      </div>
    </Page>
  );
}
