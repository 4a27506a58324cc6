import type { AccountView } from '@secop/contracts';
import { organizationTypeTexts } from '../../texts/organization-types';
import styles from './find-account.module.css';
import { findAccountTexts } from './texts';

interface AccountFactsProps {
  readonly account: AccountView;
}

/** What tells one account from another. */
export function AccountFacts({ account }: AccountFactsProps) {
  const t = findAccountTexts();
  const typeName = organizationTypeTexts();
  const { nit, nitDisplay, municipality, department, hasAdministrator } = account;
  const masked = nit === null && nitDisplay !== null;
  const places = [municipality, department === municipality ? null : department];
  const facts = [
    [t('nit'), nitDisplay === null ? t('noNit') : `${nitDisplay} ${masked ? t('masked') : ''}`],
    [t('type'), typeName(account.organizationType)],
    [t('place'), places.filter(Boolean).join(', ') || t('unknown')],
    [t('code'), account.code],
    [t('administrator'), t(hasAdministrator ? 'hasAdministrator' : 'noAdministrator')],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
