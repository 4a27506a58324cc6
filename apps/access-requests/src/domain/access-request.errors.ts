import { DomainError } from '@secop/contracts';
import type { AwaitingGrant, Effective, Rejected } from './access-request';

export const maximumOpenRequests = 10;

export const accessRequestNotFound = () => new DomainError('not-found', 'access-request.not-found');

export const alreadyPending = () => new DomainError('conflict', 'access-request.already-pending');

export const alreadyMember = () => new DomainError('conflict', 'access-request.already-member');

export const accountInactive = () => new DomainError('conflict', 'account.inactive');

export const notAdministrator = () => new DomainError('forbidden', 'account.not-administrator');

export const ownRequest = () => new DomainError('forbidden', 'access-request.own');

export const notPending = () => new DomainError('conflict', 'access-request.not-pending');

export const notRejected = () => new DomainError('conflict', 'access-request.not-rejected');

export const reversalTooLate = () =>
  new DomainError('conflict', 'access-request.reversal-too-late');

export const versionPassed = () => new DomainError('precondition-failed', 'precondition.failed');

export const tooManyOpen = () =>
  new DomainError('rate-limited', 'access-request.too-many-pending', {
    maximum: maximumOpenRequests,
  });

export const alreadyDecided = ({ status, decision }: AwaitingGrant | Effective | Rejected) =>
  new DomainError('conflict', 'access-request.already-decided', {
    decision: status,
    decidedBy: decision.by,
    decidedAt: decision.at.toISOString(),
  });

export const coolingDown = (until: Date) =>
  new DomainError('rate-limited', 'access-request.cooling-down', { until: until.toISOString() });

/** `wait` in milliseconds. */
export const tooManySubmissions = (wait: number) =>
  new DomainError('rate-limited', 'request.rate-limited', {
    retryAfterSeconds: Math.ceil(wait / 1_000),
  });

export const remindedRecently = (until: Date) =>
  new DomainError('rate-limited', 'access-request.reminded-recently', {
    until: until.toISOString(),
  });
