import { useState } from 'react';

/**
 * What a value has become since the screen was opened; undefined while it is what it was. A value that is not known
 * (yet, or for a while) is no change.
 */
export function useChange<Value extends string>(value: Value | undefined): Value | undefined {
  const [known, setKnown] = useState(value);
  const [change, setChange] = useState<Value>();
  if (value !== undefined && value !== known) {
    setKnown(value);
    if (known !== undefined) setChange(value);
  }
  return change;
}
