import { useState } from 'react';

/** What a value has become since the screen was opened; undefined while it is what it was. */
export function useChange<Value extends string>(value: Value | undefined): Value | undefined {
  const [known, setKnown] = useState(value);
  const [change, setChange] = useState<Value>();
  if (value !== known) {
    setKnown(value);
    if (known !== undefined) setChange(value);
  }
  return change;
}
