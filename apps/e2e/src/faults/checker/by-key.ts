/** The members of a list by one of their properties. */
export function grouped<T>(
  list: readonly T[],
  keyOf: (one: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
