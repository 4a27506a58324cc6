import { AccessRequestAcceptedV1, type EventToRecord } from '@secop/contracts';
import fc from 'fast-check';
import type { AccessRequest, Happening } from './access-request';
import { anAccessRequest, at, monday, terms } from './access-request.builder';
import { verbs } from './histories.builder';
import { snapshotOf, type Outcome } from './outcome';
import { happeningOf, requestAsSaid, type SaidOfRequest } from './said-request';

const step = fc.record({
  verb: fc.constantFrom(...Object.keys(verbs)),
  hoursLater: fc.integer({ min: 1, max: 24 * 5 }),
  decision: fc.nat(12),
});

const saidBy = ({ contract, data }: EventToRecord, now: Date): SaidOfRequest => ({
  what: happeningOf(contract.type)!,
  at: now,
  ...AccessRequestAcceptedV1.data.parse(data),
});

/** What must be as it was; who nudged when, and how often an acceptance was repeated, no event tells. */
const essence = (request: AccessRequest) => ({
  ...snapshotOf('request', request),
  open: request.open,
  ...(request.status === 'pending'
    ? { pendingSince: request.pendingSince, next: request.next, dueAt: request.dueAt }
    : {}),
  timeline: request.timeline.map(({ what, at: time }): [Happening, Date] => [what, time]),
});

describe('a request that is had again from its own events', () => {
  it('is what it was, however much of its history the copy of the store still has', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(12), (steps, kept) => {
        const submitted = anAccessRequest().build();
        const versions: { state: AccessRequest; said: SaidOfRequest[] }[] = [
          {
            state: submitted,
            said: [
              { what: 'submitted', at: monday, accessRequest: snapshotOf('request', submitted) },
            ],
          },
        ];
        let now = monday;
        for (const { verb, hoursLater, decision } of steps) {
          now = new Date(now.getTime() + hoursLater * 3_600_000);
          let outcome: Outcome;
          try {
            const occasion = at(now, versions.length);
            const { state } = versions.at(-1)!;
            // The timer is always faster than a person: a nudge is never taken for the reminder that is due.
            const isDue = state.status === 'pending' && state.dueAt <= now;
            outcome = verbs[isDue ? 'deadline' : verb]!(state, occasion, `request-${decision}`);
          } catch {
            continue;
          }
          if ('unchanged' in outcome) continue;
          const happenedNow = now;
          const said = outcome.events.map((event) => saidBy(event, happenedNow));
          versions.push({ state: outcome.state, said });
        }
        const had = kept % (versions.length + 1);
        const [first, ...more] = versions.slice(had).flatMap(({ said }) => said);
        if (!first) return;
        const present = versions[had - 1]?.state;
        const { calendar } = terms;
        const again = requestAsSaid([first, ...more], { present, slot: 0, calendar });
        expect(essence(again)).toEqual(essence(versions.at(-1)!.state));
      }),
      { numRuns: 500 },
    );
  });
});
