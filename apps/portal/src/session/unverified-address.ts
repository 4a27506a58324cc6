import { useEffect, useState } from 'react';

let known = '';

/** Who could not sign in before verifying this address. In memory: what is in the history outlives the visit. */
export function rememberUnverified(email: string): void {
  known = email;
}

/** For the screen that comes next, and for no other. */
export function useUnverified(): string {
  const [email] = useState(known);
  useEffect(() => () => void (known = ''), []);
  return email;
}
