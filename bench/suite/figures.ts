export type Bound = { readonly atLeast: number } | { readonly atMost: number };

export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `×` for ratios, `ms`, `/s`, `s`. */
  readonly unit: string;
  /** Least and greatest of the runs that the value is the median of. */
  readonly range?: readonly [number, number];
  /** Absent: for information. */
  readonly target?: Bound;
}

/** What one part of the suite found out. */
export interface Findings {
  readonly figures: readonly Figure[];
  /** Circumstances that a reader must know to judge the figures. */
  readonly notes: readonly string[];
}

/** `undefined` when there is nothing to meet. What was not measured is not met. */
export function isMet({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

export const boundText = (target: Bound | undefined): string => {
  if (!target) return '';
  return 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
};

/** Three digits are what such measurements are worth. */
export function rounded(value: number): string {
  if (Number.isNaN(value)) return 'not measured';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export const valueText = ({ value, unit, range }: Figure): string => {
  const text = `${rounded(value)} ${unit}`.trim();
  return range ? `${text} (${rounded(range[0])}–${rounded(range[1])})` : text;
};
