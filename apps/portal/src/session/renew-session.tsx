import { lazy, Suspense, useEffect, useState } from 'react';
import { renewal } from './renewal';

const RenewalDialog = lazy(() => import('./renewal-dialog'));

/** Shows the dialog when a request was refused because the session had ended. */
export function RenewSession() {
  const [asking, setAsking] = useState(false);
  useEffect(() => renewal.listen(setAsking), []);
  if (!asking) return null;
  return (
    <Suspense>
      <RenewalDialog />
    </Suspense>
  );
}
