import { z } from 'zod';
import { accountSnapshot } from '../../snapshots/account';
import { defineEvent } from '../define-event';

export const AccountClosedV1 = defineEvent({
  type: 'accounts.account.closed.v1',
  version: '1.0',
  consumers: ['accounts', 'access-requests'],
  summary: 'An account was closed; nobody can ask for access or act for it.',
  data: z.object({ account: accountSnapshot }),
});
