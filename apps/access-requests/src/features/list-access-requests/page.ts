import { DomainError } from '@secop/contracts';
import { z } from 'zod';
import type { Page, StoredRequest } from '../../domain/access-requests';
import { viewOf } from '../show-access-request/access-request-view';

const position = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,100}$/)]);

/** One more than asked for, which tells whether there is a next page. */
export function pageFrom({ limit, cursor }: { limit: number; cursor?: string }): Page {
  if (cursor === undefined) return { limit: limit + 1 };
  const [submittedAt, id] = positionIn(cursor);
  return { limit: limit + 1, after: { submittedAt: new Date(submittedAt), id } };
}

export function answerOf(found: readonly StoredRequest[], limit: number) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(viewOf),
    next: last && found.length > limit ? cursorAfter(last) : null,
  };
}

const cursorAfter = ({ id, state }: StoredRequest) =>
  Buffer.from(JSON.stringify([state.submittedAt.toISOString(), id])).toString('base64url');

function positionIn(cursor: string) {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('invalid', 'request.invalid', {
      errors: [
        { pointer: '/query/cursor', code: 'field.invalid', detail: 'Empiece la lista de nuevo.' },
      ],
    });
  }
}
