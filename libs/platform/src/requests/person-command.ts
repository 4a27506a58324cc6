import { createHash, randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import type { Request } from 'express';
import { principalOf } from '../auth/principal';

const keyShape = /^[\x21-\x7e]{1,200}$/;

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** JSON with sorted members, so that equal bodies have equal hashes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** The command of a signed-in person's request; without `Idempotency-Key` every request is its own. */
export function personCommandOf(request: Request): Command {
  const given = request.headers['idempotency-key'];
  if (given !== undefined && (typeof given !== 'string' || !keyShape.test(given))) {
    throw new DomainError('malformed', 'request.malformed');
  }
  const template = (request.route as { path: string }).path;
  const { userId } = principalOf(request);
  return {
    key: sha256(
      canonical([userId, request.method, template, request.params, given ?? randomUUID()]),
    ),
    hash: sha256(canonical(request.body ?? {})),
    by: 'person',
  };
}

/** Injects the Command: key = hash of (user, method, route, target, `Idempotency-Key`), hash = hash of the body. */
export const PersonCommand = createParamDecorator((_: unknown, context: ExecutionContext) =>
  personCommandOf(context.switchToHttp().getRequest<Request>()),
);

/** The id of what this command creates: the same command again finds what it created. */
export const creationId = (command: Pick<Command, 'key'>): string =>
  createHash('sha256').update(`created by ${command.key}`).digest('hex').slice(0, 32);

/** One row of a bulk call is a command of its own. */
export const rowCommand = (command: Command, row: string, asked: unknown): Command => ({
  ...command,
  key: sha256(canonical([command.key, row])),
  hash: sha256(canonical(asked)),
});
