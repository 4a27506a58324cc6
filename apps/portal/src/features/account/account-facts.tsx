import type { AccountView } from '@secop/contracts';
import { Facts } from '../../controls/facts';
import { organizationTypeTexts } from '../../texts/organization-types';
import { accountTexts } from './texts';

export function AccountFacts({ account }: { readonly account: AccountView }) {
  const t = accountTexts();
  const typeOf = organizationTypeTexts();
  const place = [account.municipality, account.department].filter(Boolean).join(', ');
  return (
    <section aria-labelledby="datos">
      <h2 id="datos">{t('factsTitle')}</h2>
      <Facts
        rows={[
          [t('name'), account.name],
          [t('nit'), account.nitDisplay],
          [t('organizationType'), typeOf(account.organizationType)],
          [t('place'), place],
          [t('code'), account.code],
          [t('state'), account.active ? t('active') : t('inactive')],
        ]}
      />
    </section>
  );
}
