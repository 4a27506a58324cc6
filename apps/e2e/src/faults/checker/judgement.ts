import type { Letter } from '../matrix/fault-row';

/** What was promised and is not so. */
export interface Finding {
  readonly letter: Letter;
  /** How the table counts it. */
  readonly counts: 'lost' | 'duplicated' | 'unexpected';
  readonly text: string;
}

export const lost = (text: string): Finding => ({ letter: 'L', counts: 'lost', text });
export const duplicated = (text: string): Finding => ({ letter: 'D', counts: 'duplicated', text });
export const unexpected = (letter: Letter, text: string): Finding => ({
  letter,
  counts: 'unexpected',
  text,
});
