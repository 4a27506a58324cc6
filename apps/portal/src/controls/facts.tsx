import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface FactsProps {
  /** Labels and values; those without a value are not shown. */
  readonly rows: readonly (readonly [label: string, value: ReactNode])[];
}

/** What is known of something: label and value, side by side where there is room. */
export const Facts = ({ rows }: FactsProps) => (
  <dl className={styles.facts}>
    {rows
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
