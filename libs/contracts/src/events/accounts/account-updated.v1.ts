import { z } from 'zod';
import { accountSnapshot } from '../../snapshots/account';
import { defineEvent } from '../define-event';

export const AccountUpdatedV1 = defineEvent({
  type: 'accounts.account.updated.v1',
  version: '1.0',
  consumers: ['accounts'],
  summary: 'Names, place or state of an account changed.',
  data: z.object({ account: accountSnapshot }),
});
