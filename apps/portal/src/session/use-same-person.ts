import { useEffect, useState } from 'react';
import { useMe } from './me';
import { hearTabs } from './other-tabs';
import { startOver } from './start-over';

/** When another person has signed in in this browser, what the first one read and typed here is gone at once. */
export function useSamePerson(): void {
  const { id } = useMe();
  const [first] = useState(id);
  useEffect(() => {
    const compare = (userId: string) => {
      if (userId !== first) startOver('/');
    };
    compare(id);
    return hearTabs(compare);
  }, [id, first]);
}
