import { useEffect } from 'react';

type Labels = Map<string, string>;
const known = new WeakMap<object, Labels>();

/** Fields say what they are called, so that the error summary names them. `control` is the form's own. */
export function useLabel(control: object, name: string, label: string): void {
  useEffect(() => {
    const labels = known.get(control) ?? new Map<string, string>();
    known.set(control, labels.set(name, label));
  }, [control, name, label]);
}

export const labelOf = (control: object, name: string): string | undefined =>
  known.get(control)?.get(name);
