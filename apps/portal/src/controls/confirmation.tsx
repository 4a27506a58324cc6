import { laterPart } from '../later/later-part';
import type { ConfirmationProps } from './confirmation-dialog';

/** Asks before something that is not easily undone. */
export const Confirmation = laterPart<ConfirmationProps>(
  async () => (await import('./confirmation-dialog')).ConfirmationDialog,
);
