import { brand } from './brand';
import styles from './footer.module.css';
import { MailLink } from './mail-link';
import { layoutTexts } from './texts';

/** What the portal is for, who answers for it, and how to reach them. */
export function Footer() {
  const t = layoutTexts();
  const { name, address, phone, serviceDesk, personalData } = brand.entity;
  return (
    <footer className={`${styles.footer} no-print`}>
      <div className={styles.room}>
        <div className={styles.card}>
          <div>
            <p className={styles.title}>{t('footerTitle')}</p>
            <p>{t('footerText')}</p>
            <p>{t('footerHelp')}</p>
          </div>
          <div>
            <p className={styles.title}>{name}</p>
            <p>{address}</p>
            <p>
              {t('serviceDesk')} <MailLink to={serviceDesk} />
            </p>
            {phone ? (
              <p>
                {t('phone')} <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
              </p>
            ) : null}
            <p>
              {t('personalData')} <MailLink to={personalData} />
            </p>
          </div>
        </div>
      </div>
      <div className={styles.band} />
    </footer>
  );
}
