import type { Problem } from '../../api/problem';

export interface SectionProps<Values> {
  readonly typed: Values;
  readonly problem: Problem | undefined;
  readonly keep: (values: Values) => void;
  readonly onDone: () => void;
}
