import { brand } from '../../layout/brand';
import { MailLink } from '../../layout/mail-link';
import { termsVersion } from './registration';
import styles from './terms.module.css';
import { registerTexts } from './texts';

/** What the person accepts, before the box. */
export function Terms() {
  const t = registerTexts();
  return (
    <details className={styles.terms}>
      <summary>{t('termsTitle')}</summary>
      <p>{t('termsUse')}</p>
      <p>{t('termsData')}</p>
      <p>
        {t('termsRights')} <MailLink to={brand.entity.personalData} />.
      </p>
      <p>{t('termsVersion', { version: termsVersion })}</p>
    </details>
  );
}
