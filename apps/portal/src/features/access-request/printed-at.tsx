import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { momentOf } from '../../texts/dates';
import styles from './access-request.module.css';
import { accessRequestTexts } from './texts';

const now = () => new Date().toISOString();

/** At the foot of what is printed: when, and where one finds what is true now. */
export function PrintedAt() {
  const t = accessRequestTexts();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const print = () => flushSync(() => setMoment(now()));
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  const address = window.location.origin + window.location.pathname;
  return (
    <p className={styles.printed}>{t('receiptPrinted', { moment: momentOf(moment), address })}</p>
  );
}
