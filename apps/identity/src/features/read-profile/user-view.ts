import type { userView } from '@secop/contracts';
import type { Stored } from '@secop/messaging';
import type { z } from 'zod';
import { lastFour, type User } from '../../domain/user';

/** What a person sees of themselves. */
export const userViewOf = ({ id, state }: Stored<User>): z.infer<typeof userView> => ({
  id,
  firstNames: state.firstNames,
  lastNames: state.lastNames,
  email: state.email,
  documentType: state.documentType,
  documentLastFour: lastFour(state.documentNumber),
  phone: state.phone,
});
