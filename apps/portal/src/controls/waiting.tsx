import { waitingTexts } from './texts';
import styles from './waiting.module.css';

/** Something is being fetched. Shown late by its style, so that fast answers do not flicker. */
export function Waiting() {
  const t = waitingTexts();
  return (
    <p className={styles.waiting} role="status">
      {t('waiting')}
    </p>
  );
}
