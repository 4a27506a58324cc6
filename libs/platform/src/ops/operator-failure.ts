import { DomainError, problems } from '@secop/contracts';
import { StartRefused } from '../host/starting';
import { describeError } from '../problems/describe-error';
import { isStoreOutage } from '../problems/translate-error';
import { OperatorRefusal } from './operator-command';

const unreachable = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)$/;

/** One sentence on why a command was not done. Never quotes values: those may be people's. */
export function failureSentence(error: unknown): string {
  if (error instanceof OperatorRefusal || error instanceof StartRefused) return error.message;
  if (isStoreOutage(error)) return 'The store cannot be reached.';
  if (error instanceof DomainError) return `${problems[error.code].title} (${error.code})`;
  const { type, code, message } = describeError(error) as { [fact: string]: string | undefined };
  if (unreachable.test(String(code))) return `The broker cannot be reached (${String(code)}).`;
  return ['The command failed', type, message].filter(Boolean).join(': ');
}
