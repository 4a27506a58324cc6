import { useEffect, useState } from 'react';
import { laterPart } from '../later/later-part';
import { renewal } from './renewal';

const RenewalDialog = laterPart(async () => (await import('./renewal-dialog')).RenewalDialog);

/** Shows the dialog when a request was refused because the session had ended. */
export function RenewSession() {
  const [asking, setAsking] = useState(false);
  useEffect(() => renewal.listen(setAsking), []);
  return asking ? <RenewalDialog /> : null;
}
