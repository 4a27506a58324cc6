import { DomainError } from '@secop/contracts';

// Whoever registers decides what a stranger's mail greets with: nothing in a name may read as a link.
const link = /[:/\\@<>]|[\p{L}\p{N}]\.[\p{L}\p{N}]{2}/u;

/** Refuses names that would make a mail carry somebody's advertisement. */
export function assertNames(names: Readonly<Record<string, string | undefined>>): void {
  const errors = Object.entries(names)
    .filter(([, name]) => name !== undefined && link.test(name))
    .map(([field]) => ({
      pointer: `/${field}`,
      code: 'field.format',
      detail: 'Escriba solo el nombre, sin direcciones ni enlaces.',
    }));
  if (errors.length > 0) throw new DomainError('invalid', 'request.invalid', { errors });
}
