import type { AccountView } from '@secop/contracts';
import { noDraft, type RequestDraft } from './request-draft';

export type FindingPart = 'search' | 'request' | 'review-request';

/** What is remembered of a search and a request while one goes back and forth. */
export interface Finding {
  readonly asked: string;
  readonly chosen?: AccountView;
  readonly draft: RequestDraft;
}

export const nothingYet: Finding = { asked: '', draft: noDraft };
