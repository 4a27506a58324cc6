import { DomainError } from '@secop/contracts';

/** A place in a ranked list: the last answer that was shown. */
export interface Place {
  readonly score: number;
  readonly id: string;
}

export const cursorAt = ({ score, id }: Place) =>
  Buffer.from(`${score}.${id}`, 'utf8').toString('base64url');

/** Refuses with `request.invalid` what is no cursor of ours. */
export function placeOf(cursor: string): Place {
  const [, score, id] =
    /^(\d{1,6})\.([\w-]{1,100})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (score === undefined || id === undefined) {
    throw new DomainError('invalid', 'request.invalid', {
      errors: [{ pointer: '/query/cursor', code: 'field.invalid', detail: 'Revise este dato.' }],
    });
  }
  return { score: Number(score), id };
}

/** What follows that place; if the answer is gone, what is ranked below it. */
export function after<Answer extends Place>(answers: readonly Answer[], place: Place): Answer[] {
  const position = answers.findIndex(({ id }) => id === place.id);
  return position >= 0
    ? answers.slice(position + 1)
    : answers.filter(({ score }) => score < place.score);
}
