import styles from './review-answers.module.css';

export interface Answer {
  readonly label: string;
  readonly value: string;
}

interface ReviewAnswersProps {
  readonly answers: readonly Answer[];
}

/** What the person answered, to look over before it is sent. What was left empty is not shown. */
export const ReviewAnswers = ({ answers }: ReviewAnswersProps) => (
  <dl className={styles.answers}>
    {answers
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => (
        <div key={label} className={styles.answer}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
