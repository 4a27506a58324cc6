import type { AccountView } from '@secop/contracts';
import { ButtonLink } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Notice } from '../../controls/notice';
import styles from '../../forms/field.module.css';
import { Page } from '../../layout/page';
import { registerAccountTexts } from './texts';

interface AccountRegisteredProps {
  readonly account: AccountView;
}

export function AccountRegistered({ account }: AccountRegisteredProps) {
  const t = registerAccountTexts();
  return (
    <Page title={t('registeredTitle')}>
      <Notice kind="success">
        <p>{t('registeredText')}</p>
      </Notice>
      <Facts
        rows={[
          [t('account'), account.name],
          [t('nit'), account.nitDisplay ?? t('withoutNit')],
          [t('code'), account.code],
        ]}
      />
      <div className={styles.actions}>
        <ButtonLink to="/cuentas/$accountId" params={{ accountId: account.id }}>
          {t('toAccount')}
        </ButtonLink>
        <ButtonLink to="/" kind="secondary">
          {t('finish')}
        </ButtonLink>
      </div>
    </Page>
  );
}
