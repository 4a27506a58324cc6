import type { AccessRequest } from './access-request';
import { colombianBusinessDays } from './business-days/business-days';
import { accept, reject, type Decider } from './decide';
import { markEffective } from './grant';
import type { Occasion } from './occasion';
import type { Outcome } from './outcome';
import { withdraw } from './requester';
import { submit } from './submit';

export const terms = { calendar: colombianBusinessDays, repeatAcceptanceAfter: 120_000 };
/** A Monday morning in Bogotá. */
export const monday = new Date('2026-02-02T10:00:00-05:00');

export const administrator: Decider = {
  userId: 'administrator',
  role: 'accountAdmin',
  administrators: ['administrator', 'colleague'],
};

export const at = (now: Date, version = 1, expectedVersion?: number): Occasion => ({
  id: 'request',
  version,
  now,
  terms,
  expectedVersion,
});

/** The state of an outcome that changes something. */
export function stateOf(outcome: Outcome): AccessRequest {
  if ('unchanged' in outcome) throw new Error('Nothing changed');
  return outcome.state;
}

/** `anAccessRequest().accepted().build()`: only through the business verbs. */
export const anAccessRequest = () => new AccessRequestBuilder();

class AccessRequestBuilder {
  private readonly verbs: ((request: AccessRequest, occasion: Occasion) => Outcome)[] = [];

  accepted(): this {
    return this.then((request, occasion) => accept(request, administrator, {}, occasion));
  }

  effective(): this {
    return this.accepted().then((request, occasion) =>
      markEffective(request, 'request-2', occasion),
    );
  }

  rejected(): this {
    return this.then((request, occasion) =>
      reject(request, administrator, { reason: 'No trabaja aquí' }, occasion),
    );
  }

  withdrawn(): this {
    return this.then((request, occasion) => withdraw(request, 'requester', occasion));
  }

  /** Every step happens on Monday morning; versions count from 1. */
  build(): AccessRequest {
    const submitted: AccessRequest = submit(
      {
        id: 'request',
        userId: 'requester',
        admission: {
          account: { id: 'account', name: 'Ferretería El Tornillo S.A.S.', active: true },
          administrators: ['administrator'],
          membership: null,
        },
        requestedRole: 'provider',
        reference: 'SA-2026-7K3M9Q',
        open: [],
        rejections: [],
        withdrawals: [],
      },
      monday,
      terms,
    ).state;
    return this.verbs.reduce<AccessRequest>(
      (request, verb, index) => stateOf(verb(request, at(monday, index + 1))),
      submitted,
    );
  }

  private then(verb: (request: AccessRequest, occasion: Occasion) => Outcome): this {
    this.verbs.push(verb);
    return this;
  }
}
