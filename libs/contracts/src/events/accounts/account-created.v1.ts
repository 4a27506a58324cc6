import { z } from 'zod';
import { accountSnapshot } from '../../snapshots/account';
import { defineEvent } from '../define-event';

export const AccountCreatedV1 = defineEvent({
  type: 'accounts.account.created.v1',
  version: '1.0',
  consumers: ['accounts'],
  summary: 'An account exists from here on.',
  data: z.object({ account: accountSnapshot }),
});
