import type {
  AccessRequestDecision,
  AccessRequestView,
  DecisionResult,
  DomainError,
} from '@secop/contracts';
import { currentTrace, traceIdOf, type Command } from '@secop/messaging';
import { problemOf, refusalOf } from '@secop/platform';

/** One decision of many: in the end there is a view, replayed or new, or a refusal. */
export interface Row {
  readonly asked: AccessRequestDecision;
  readonly command: Command;
  readonly replayed?: AccessRequestView;
  readonly refusal?: DomainError;
}

/** What nobody foresaw fails the whole call, which can be repeated. */
export function refused(error: unknown): { readonly refusal: DomainError } {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  return { refusal };
}

export function resultOf({ asked, replayed, refusal }: Row): DecisionResult {
  const { id, decision } = asked;
  if (!refusal) return { id, status: 200, accessRequest: replayed };
  const verb = decision === 'accept' ? 'acceptance' : 'rejection';
  const instance = `/access-requests/${id}/${verb}`;
  const { status, body } = problemOf(refusal, { instance, traceId: traceIdOf(currentTrace()) });
  return { id, status, problem: body };
}

/** As many at a time; more would only wait for each other at the store. */
const atOnce = 5;

export async function inTurns<Given, Made>(
  given: readonly Given[],
  work: (one: Given) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < given.length; at += atOnce) {
    made.push(...(await Promise.all(given.slice(at, at + atOnce).map(work))));
  }
  return made;
}
