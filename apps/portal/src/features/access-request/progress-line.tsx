import styles from './progress-line.module.css';
import { accessRequestTexts } from './texts';

interface ProgressLineProps {
  /** 1 to 4. */
  readonly stage: number;
  /** The state that the last stage ended in. */
  readonly answer: string;
}

/** The *línea de avance* of a request: what is done, where it is, what comes. */
export function ProgressLine({ stage, answer }: ProgressLineProps) {
  const t = accessRequestTexts();
  const names = [t('stage1'), t('stage2'), t('stage3'), t('stage4')];
  const stateOf = (number: number) => {
    if (number < stage) return t('stageDone');
    return number === stage ? t('stageCurrent') : t('stageComing');
  };
  return (
    <ol className={`${styles.line} no-print`} aria-label={t('progress')}>
      {names.map((name, index) => {
        const number = index + 1;
        const place = Math.sign(number - stage);
        return (
          <li
            key={name}
            className={styles.stage}
            data-place={place < 0 ? 'done' : place === 0 ? 'current' : 'coming'}
            aria-current={place === 0 ? 'step' : undefined}
          >
            <span className={styles.dot} aria-hidden="true">
              {place < 0 ? <Check /> : number}
            </span>
            <span className={styles.name}>
              <span className="visually-hidden">{t('stageNumber', { number })}: </span>
              {name}
              <span className="visually-hidden">, {stateOf(number)}</span>
              {number === 4 && place === 0 ? <span className={styles.answer}>{answer}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const Check = () => (
  <svg viewBox="0 0 16 16" className={styles.check}>
    <path d="M3.5 8.5 6.5 11.5 12.5 4.5" />
  </svg>
);
