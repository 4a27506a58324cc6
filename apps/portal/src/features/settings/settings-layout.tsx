import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../layout/page';
import styles from './settings-layout.module.css';
import { settingsTexts } from './texts';

interface SettingsLayoutProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** *Configuraciones del usuario*: a section, and the way to the others. */
export function SettingsLayout({ title, children }: SettingsLayoutProps) {
  const t = settingsTexts();
  const exact = {
    activeOptions: { exact: true },
    activeProps: { 'aria-current': 'page' },
  } as const;
  return (
    <Page title={title} wide>
      <div className={styles.columns}>
        <nav className={`${styles.sections} no-print`} aria-label={t('settings')}>
          <p className={styles.heading}>{t('settings')}</p>
          <Link to="/configuraciones" {...exact}>
            {t('profile')}
          </Link>
          <Link to="/mis-registros" {...exact} activeOptions={{ exact: false }}>
            {t('registrations')}
          </Link>
          <Link to="/configuraciones/sesiones" {...exact}>
            {t('sessions')}
          </Link>
          <Link to="/configuraciones/historial" {...exact}>
            {t('history')}
          </Link>
        </nav>
        <div className={styles.content}>{children}</div>
      </div>
    </Page>
  );
}
