import { Link } from '@tanstack/react-router';
import type { UsersTab } from '../../app/router';
import styles from './tabs.module.css';
import { manageUsersTexts } from './texts';

const tabs: readonly UsersTab[] = ['pendientes', 'aceptados', 'rechazados', 'cancelados'];

interface TabsProps {
  readonly accountId: string;
  readonly current: UsersTab;
  readonly pending: number;
}

/** The four official states. They are links: each has an address, and opens in a tab of its own if one likes. */
export function Tabs({ accountId, current, pending }: TabsProps) {
  const t = manageUsersTexts();
  return (
    <nav aria-label={t('tabs')}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              to="/cuentas/$accountId/administracion-de-usuarios"
              params={{ accountId }}
              search={{ estado: tab }}
              className={styles.tab}
              aria-current={tab === current ? 'page' : undefined}
              activeProps={{}}
              resetScroll={false}
            >
              {t(tab)}
              {tab === 'pendientes' && pending > 0 ? (
                <span className={styles.count}>
                  <span aria-hidden="true">{pending}</span>
                  <span className="visually-hidden">{t('pendingIn', { count: pending })}</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
