import { DomainError } from '@secop/contracts';
import { z } from 'zod';

/** A place in a list that is ordered by time, and by id within one moment. */
export interface DatedPlace {
  readonly at: Date;
  readonly id: string;
}

interface DatedPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

const position = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,100}$/)]);

/** `found`: from the page's first item on, and one more than `limit` if there are more. */
export function datedPage<Item>(
  found: readonly Item[],
  limit: number,
  placeOf: (item: Item) => DatedPlace,
): DatedPage<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? cursorAt(placeOf(last)) : null };
}

const cursorAt = ({ at, id }: DatedPlace) =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** Refuses with `request.invalid` what is no cursor of ours. */
export function datedPlaceIn(cursor: string): DatedPlace {
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
