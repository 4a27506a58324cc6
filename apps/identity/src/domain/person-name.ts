import { DomainError } from '@secop/contracts';

const longest = 100;
// Whoever registers decides what a stranger's mail greets with: nothing in a name may read as a link or a number, turn
// the text around it, or be there unseen.
const shape = /^(?=.*\p{L})[\p{L}\p{M} '’.-]+$/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;
const link = /\p{L}\.\p{L}{2}/u;

const isName = (name: string) =>
  name.length <= longest && shape.test(name) && !unseen.test(name) && !link.test(name);

/** One spelling (NFKC) of each name that is there, or DomainError `request.invalid` naming the fields. */
export function namesOf<Names extends Readonly<Record<string, string | undefined>>>(
  given: Names,
): Names {
  const names = Object.entries(given).map(
    ([field, name]) => [field, name?.normalize('NFKC').trim()] as const,
  );
  const errors = names
    .filter(([, name]) => name !== undefined && !isName(name))
    .map(([field]) => ({
      pointer: `/${field}`,
      code: 'field.format',
      detail: 'Escriba solo el nombre, con letras, sin números, direcciones ni enlaces.',
    }));
  if (errors.length > 0) throw new DomainError('invalid', 'request.invalid', { errors });
  return Object.fromEntries(names) as Names;
}
