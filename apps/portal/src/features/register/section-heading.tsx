import { StepHeading } from '../../controls/step-heading';
import styles from './section-heading.module.css';
import { registerTexts } from './texts';

interface SectionHeadingProps {
  readonly number: 1 | 2 | 3;
  /** Without it the title of the page is the title of the section. */
  readonly title?: string;
}

const numbers = [1, 2, 3] as const;

/** Which of the three sections this is, in words and as a bar. */
export function SectionHeading({ number, title }: SectionHeadingProps) {
  const t = registerTexts();
  const place = t('section', { number });
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {numbers.map((each) => (
          <span key={each} className={each <= number ? styles.done : ''} />
        ))}
      </div>
      {title ? (
        <StepHeading className={styles.title}>
          <span className={styles.place}>{place}</span>
          <span className="visually-hidden">: </span>
          {title}
        </StepHeading>
      ) : (
        <p className={styles.place}>{place}</p>
      )}
    </>
  );
}
