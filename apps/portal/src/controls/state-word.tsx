import styles from './state-word.module.css';

const marks = {
  waiting: 'M8 3.5V8l3 2',
  good: 'M4 8.5 7 11.5 12 5',
  bad: 'M5 5l6 6M11 5l-6 6',
  over: 'M4.5 8h7',
} as const;
type Tone = keyof typeof marks;

const tones: Readonly<Record<string, Tone>> = {
  Pendiente: 'waiting',
  Aceptado: 'good',
  Rechazado: 'bad',
};

interface StateWordProps {
  /** Pendiente, Aceptado, Rechazado, Cancelado, Retirada, Vencida or Suspendido: the API's own word. */
  readonly children: string;
}

/** The state of a request or of an access: the word, and a mark that differs by more than its colour. */
export function StateWord({ children: word }: StateWordProps) {
  const tone = tones[word] ?? 'over';
  return (
    <span className={`${styles.word} ${styles[tone]}`} data-tone={tone}>
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" />
        <path d={marks[tone]} />
      </svg>
      {word}
    </span>
  );
}
