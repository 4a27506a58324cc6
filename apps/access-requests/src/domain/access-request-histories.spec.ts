import { accessRequestSnapshot } from '@secop/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import type { AccessRequest } from './access-request';
import { anAccessRequest, at, monday } from './access-request.builder';
import { verbs } from './histories.builder';
import type { Outcome } from './outcome';

/** Which statuses may follow which; a status may always stay. */
const follows: Record<AccessRequest['status'], AccessRequest['status'][]> = {
  pending: ['accepted', 'rejected', 'withdrawn', 'expired'],
  accepted: ['pending', 'expired'],
  rejected: ['pending'],
  withdrawn: [],
  expired: [],
};

const step = fc.record({
  verb: fc.constantFrom(...Object.keys(verbs)),
  hoursLater: fc.integer({ min: 0, max: 24 * 9 }),
  /** An answer of the account may be about any decision so far. */
  decision: fc.nat(20),
});

describe('whatever happens to an access request, in any order', () => {
  it('keeps its rules', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let request = anAccessRequest().build();
        let version = 1;
        let now = monday;
        const effective = new Set<string>();
        for (const { verb, hoursLater, decision } of steps) {
          now = new Date(now.getTime() + hoursLater * 3_600_000);
          let outcome: Outcome;
          try {
            outcome = verbs[verb]!(request, at(now, version), `request-${decision}`);
          } catch {
            continue;
          }
          if ('unchanged' in outcome) continue;
          const next = outcome.state;
          version += 1;

          expect([request.status, ...follows[request.status]]).toContain(next.status);
          expect(next.timeline.length).toBeLessThanOrEqual(100);
          // Open means: the person waits for somebody, and a deadline bounds the wait.
          expect(next.open).toBe('dueAt' in next);
          expect(next.open).toBe(
            next.status === 'pending' || (next.status === 'accepted' && !('effectiveAt' in next)),
          );
          if ('effectiveAt' in next) effective.add(next.decision.id);
          for (const { data } of outcome.events) {
            const { accessRequest } = z
              .object({ accessRequest: accessRequestSnapshot })
              .parse(data);
            expect(accessRequest.status).toBe(next.status);
          }
          request = next;
        }
        expect(effective.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
