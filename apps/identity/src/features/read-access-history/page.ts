import { DomainError } from '@secop/contracts';
import { z } from 'zod';
import type { HistoryEntry, Place } from '../../domain/access-history';

const position = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,100}$/)]);

/** `found`: everything from the page's first entry on. */
export function answerOf(found: readonly HistoryEntry[], limit: number) {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id, what, at, device, reason }) => ({
      id,
      what,
      at: at.toISOString(),
      device,
      reason,
    })),
    next: last && found.length > limit ? cursorAfter(last) : null,
  };
}

const cursorAfter = ({ at, id }: Place) =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** Refuses with `request.invalid` what is no cursor of ours. */
export function placeOf(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at, id] = position.parse(JSON.parse(text));
    return { at: new Date(at), id };
  } catch {
    throw new DomainError('invalid', 'request.invalid', {
      errors: [
        { pointer: '/query/cursor', code: 'field.invalid', detail: 'Empiece la lista de nuevo.' },
      ],
    });
  }
}
