import { useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly setAll: (selected: boolean) => void;
  /** Keeps only these. */
  readonly keep: (ids: readonly string[]) => void;
}

/** Which of the rows are selected. By id, so that it outlives a refresh; what left the list is no longer part of it. */
export function useSelection(available: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    ids: new Set(available.filter((id) => chosen.has(id))),
    toggle: (id) => setChosen((before) => toggled(before, id)),
    setAll: (selected) => setChosen(new Set(selected ? available : [])),
    keep: (ids) => setChosen(new Set(ids)),
  };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
