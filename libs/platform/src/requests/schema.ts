import {
  createParamDecorator,
  Injectable,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Request } from 'express';
import type { z } from 'zod';
import { fieldProblemsOf, unknownField, type FieldProblem } from './field-problems';

/** A null byte or half of a surrogate pair: no person types them, and not every store keeps them. */
const unstorable = /\0|\p{Surrogate}/u;

/** zod passes over a member called `__proto__` in silence; we refuse it as any other unknown one. */
function* hiddenMembersOf(value: unknown, pointer: string): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') yield `${pointer}/${name}`;
    yield* hiddenMembersOf(member, `${pointer}/${name}`);
  }
}

function* stringsIn(value: unknown, pointer: string): Generator<[pointer: string, text: string]> {
  if (typeof value === 'string') yield [pointer, value];
  else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value))
      yield* stringsIn(member, `${pointer}/${name}`);
  }
}

const invalid = (errors: readonly FieldProblem[]) =>
  new DomainError('invalid', 'request.invalid', { errors });

/** The parsed value, or DomainError `request.invalid` (422) with a pointer to each field at fault. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  prefix = '',
): z.output<Schema> {
  for (const pointer of hiddenMembersOf(given, prefix)) throw invalid([unknownField(pointer)]);
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalid(fieldProblemsOf(parsed.error, given, prefix));
  for (const [pointer, text] of stringsIn(parsed.data, prefix)) {
    if (unstorable.test(text)) {
      throw invalid([
        { pointer, code: 'field.format', detail: 'Contiene caracteres no admitidos.' },
      ]);
    }
  }
  return parsed.data;
}

@Injectable()
class SchemaPipe implements PipeTransform {
  constructor(
    private readonly schema: z.ZodType,
    private readonly prefix: string,
  ) {}

  transform(value: unknown): unknown {
    return parseRequest(this.schema, value, this.prefix);
  }
}

const RawBody = createParamDecorator(
  (_: unknown, context: ExecutionContext): unknown =>
    context.switchToHttp().getRequest<Request>().body ?? {},
);
const RawQuery = createParamDecorator((_: unknown, context: ExecutionContext): unknown => ({
  ...context.switchToHttp().getRequest<Request>().query,
}));

/** Injects the body, parsed; no body counts as `{}`. */
export const JsonBody = (schema: z.ZodType) => RawBody(new SchemaPipe(schema, ''));

/** Injects the query, parsed. */
export const QueryOf = (schema: z.ZodType) => RawQuery(new SchemaPipe(schema, '/query'));
