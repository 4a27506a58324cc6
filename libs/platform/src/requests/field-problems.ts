import type { fieldProblem } from '@secop/contracts';
import type { z } from 'zod';

export type FieldProblem = z.infer<typeof fieldProblem>;

export const unknownField = (pointer: string): FieldProblem => ({
  pointer,
  code: 'field.unknown',
  detail: 'Este dato no se admite.',
});

const most = 50;
const escape = (segment: PropertyKey) =>
  String(segment).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
const at = (prefix: string, path: readonly PropertyKey[]) =>
  [prefix, ...path.map(escape)].join('/');

function isAbsent(given: unknown, path: readonly PropertyKey[]): boolean {
  let value = given;
  for (const segment of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, segment)) return true;
    value = (value as Record<PropertyKey, unknown>)[segment];
  }
  return value === undefined;
}

function wordsOf(issue: z.core.$ZodIssue, given: unknown): Omit<FieldProblem, 'pointer'> {
  if (isAbsent(given, issue.path)) return { code: 'field.required', detail: 'Falta este dato.' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'field.type', detail: 'El tipo de dato no es el esperado.' };
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { code: 'field.required', detail: 'Falta este dato.' }
        : { code: 'field.too-small', detail: `El mínimo es ${issue.minimum}.` };
    case 'too_big':
      return { code: 'field.too-big', detail: `El máximo es ${issue.maximum}.` };
    case 'invalid_format':
      return issue.format === 'email'
        ? { code: 'field.format', detail: 'Escriba un correo válido.' }
        : { code: 'field.format', detail: 'El formato no es válido.' };
    case 'invalid_value':
      return { code: 'field.value', detail: 'Use uno de los valores admitidos.' };
    default:
      return { code: 'field.invalid', detail: 'Revise este dato.' };
  }
}

/** What is wrong with each field, by JSON Pointer (RFC 6901), in Spanish; at most fifty. */
export function fieldProblemsOf(
  error: z.ZodError,
  given: unknown,
  prefix: string,
): readonly FieldProblem[] {
  return error.issues
    .flatMap((issue): FieldProblem[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownField(at(prefix, [...issue.path, key])))
        : [{ pointer: at(prefix, issue.path), ...wordsOf(issue, given) }],
    )
    .slice(0, most);
}
