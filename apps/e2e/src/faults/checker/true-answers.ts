import { allRoutes, problems, type ProblemCode } from '@secop/contracts';
import type { Allowances, CallKind } from '../matrix/fault-row';
import type { GivenAnswer, Intent } from '../world/workload';
import type { Evidence } from './evidence';
import { unexpected, type Finding } from './judgement';

const routes: Readonly<Record<CallKind, string>> = {
  submit: 'POST /access-requests',
  accept: 'POST /access-requests/{id}/acceptance',
  reject: 'POST /access-requests/{id}/rejection',
  withdraw: 'POST /access-requests/{id}/withdrawal',
  register: 'POST /accounts',
  read: 'GET /access-requests',
};

/** Problems that some route names as its own; all others can happen on any route. */
const particular = new Set<string>(allRoutes.flatMap((route) => route.problems));

/** Documented statuses only, 503 and 429 with `Retry-After`, never a failure of ours. */
export function trueAnswers({ intents }: Evidence, { refusals = [] }: Allowances = {}): Finding[] {
  return intents.flatMap((intent) => {
    const faults = new Set(intent.answers.flatMap((answer) => faultOf(intent.kind, answer)));
    const last = intent.answers.at(-1);
    if (intent.outcome === 'refused' && !refusals.includes(last?.code ?? '')) {
      faults.add(`was refused with ${last?.status} ${last?.code}`);
    }
    return [...faults].map((text) => unexpected('A', `${intent.kind} by ${intent.by} ${text}`));
  });
}

function faultOf(kind: CallKind, { status, code, retryAfter }: GivenAnswer): string[] {
  if (status === 0) return []; // the connection ended: an answer that is none
  const route = allRoutes.find(({ method, path }) => `${method} ${path}` === routes[kind]);
  if (!route) throw new Error(`no contract describes ${routes[kind]}`);
  if (status === route.status) return [];
  const described = (problems as Partial<Record<string, { status: number }>>)[code ?? ''];
  if (status < 400 || !described || described.status !== status || status === 500) {
    return [`was answered ${status} ${code ?? ''}`];
  }
  if (particular.has(code!) && !route.problems.some((own: ProblemCode) => own === code)) {
    return [`was answered ${code}, which its contract does not name`];
  }
  const promised = status === 503 || status === 429;
  return promised && !retryAfter ? [`was answered ${status} without Retry-After`] : [];
}

/** How many of these calls were answered for good with a yes. */
export const acknowledged = (intents: readonly Intent[]) =>
  intents.filter(({ outcome }) => outcome === 'ok').length;
