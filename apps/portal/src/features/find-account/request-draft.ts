import type { submitAccessRequestBody } from '@secop/contracts';
import type { z } from 'zod';

export type RequestBody = z.input<typeof submitAccessRequestBody>;

/** What the person says in a request, whatever the account. */
export type RequestDraft = Required<Omit<RequestBody, 'accountId'>>;

export const noDraft: RequestDraft = { message: '', position: '', role: 'provider' };
