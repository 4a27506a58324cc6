import { useState } from 'react';
import type { MyMembership } from './memberships';

/**
 * The accounts whose state is another since the last reading; new ones are no change. Nothing is, while the
 * registrations are not known.
 */
export function useStateChanges(
  registrations: readonly MyMembership[] | undefined,
): readonly MyMembership[] {
  const [known, setKnown] = useState(registrations);
  const [changes, setChanges] = useState<readonly MyMembership[]>([]);
  if (registrations && registrations !== known) {
    const before = new Map(known?.map(({ accountId, display }) => [accountId, display]));
    const changed = registrations.filter(
      ({ accountId, display }) => before.has(accountId) && before.get(accountId) !== display,
    );
    setKnown(registrations);
    if (changed.length > 0) setChanges(changed);
  }
  return changes;
}
