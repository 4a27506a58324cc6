import { DomainError, type AccessRequestSnapshot } from '@secop/contracts';
import fc from 'fast-check';
import { AccountModel, type AnswerOfAccounts } from '../../test-support/accounts-model';
import type { AccessRequest } from './access-request';
import { anAccessRequest, at, monday } from './access-request.builder';
import { accept, reject, type Decider } from './decide';
import { markEffective, refuse, repeatAcceptance } from './grant';
import type { Occasion } from './occasion';
import { unchanged, type Outcome } from './outcome';
import { withdraw } from './requester';

const administrators = ['ana', 'beto'];
const minute = 60_000;
const submitted = anAccessRequest().build();

const verbs = { accept, reject, withdraw, markEffective, refuse, repeatAcceptance };
type Verbs = typeof verbs;

/** `which`: any message said so far, again or late as it may be. */
type Step =
  | { do: 'ask' | 'accept' | 'reject' | 'remove' | 'appoint'; who: string }
  | { do: 'withdraw' | 'cancel' | 'wait' }
  | { do: 'deliver acceptance' | 'deliver answer'; which: number };

const who = fc.constantFrom(...administrators);
const which = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept'), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('ask', 'remove', 'appoint'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'cancel', 'wait') }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('deliver acceptance', 'deliver answer'), which }),
  },
);

/** A request, its account, and the messages between them, which arrive in any order and any number of times. */
class World {
  readonly account = new AccountModel(administrators);
  readonly happenings: string[] = [];
  request: AccessRequest = submitted;
  private readonly acceptances: AccessRequestSnapshot[] = [];
  private readonly answers: AnswerOfAccounts[] = [];
  /** What accounts said of a person when it was asked; a decision may be written much later. */
  private readonly known = new Map(administrators.map((userId) => [userId, this.asked(userId)]));
  private version = 1;
  private now = monday;

  constructor(private readonly verbs: Verbs) {}

  perform(step: Step): void {
    switch (step.do) {
      case 'ask':
        this.known.set(step.who, this.asked(step.who));
        return;
      case 'accept':
        return this.change((it, on) => this.verbs.accept(it, this.known.get(step.who)!, {}, on));
      case 'reject':
        return this.change((it, on) =>
          this.verbs.reject(it, this.known.get(step.who)!, { reason: 'No' }, on),
        );
      case 'remove':
        return this.account.remove(step.who);
      case 'appoint':
        return this.account.appoint(step.who);
      case 'cancel':
        return this.account.cancelMembership();
      case 'withdraw':
        return this.change((it, on) => this.verbs.withdraw(it, 'requester', on));
      case 'wait':
        this.now = new Date(this.now.getTime() + 2 * minute);
        return this.change((it, on) => this.verbs.repeatAcceptance(it, on));
      case 'deliver acceptance':
        return this.deliverAcceptance(this.acceptances[step.which % this.acceptances.length]);
      case 'deliver answer':
        return this.deliverAnswer(this.answers[step.which % this.answers.length]);
    }
  }

  /** Everything arrives, the latest first, and what waits for an answer asks for it again. */
  settle(): void {
    for (let round = 0; round < 3; round += 1) {
      for (const each of [...this.acceptances].reverse()) this.deliverAcceptance(each);
      for (const each of [...this.answers].reverse()) this.deliverAnswer(each);
      this.now = new Date(this.now.getTime() + 120 * minute);
      this.change((it, on) => this.verbs.repeatAcceptance(it, on));
    }
  }

  private deliverAcceptance(said: AccessRequestSnapshot | undefined): void {
    if (said) this.answers.push(this.account.answer(said.decisionId!, said.decidedBy!));
  }

  private deliverAnswer(said: AnswerOfAccounts | undefined): void {
    if (!said) return;
    this.change((it, on) =>
      said.granted
        ? this.verbs.markEffective(it, said.decisionId, on)
        : this.verbs.refuse(it, said.decisionId, said.reason!, on),
    );
  }

  private asked(userId: string): Decider {
    const { administrators } = this.account;
    const role = administrators.includes(userId) ? 'accountAdmin' : 'provider';
    return { userId, role, administrators };
  }

  /** One compare-and-set write; a refusal changes nothing. */
  private change(verb: (request: AccessRequest, occasion: Occasion) => Outcome): void {
    let outcome: Outcome;
    try {
      outcome = verb(this.request, at(this.now, this.version));
    } catch (error) {
      if (error instanceof DomainError) return;
      throw error;
    }
    if ('unchanged' in outcome) return;
    this.request = outcome.state;
    this.version += 1;
    for (const { contract, data } of outcome.events) {
      const { accessRequest } = data as { accessRequest: AccessRequestSnapshot };
      const [, , what] = contract.type.split('.');
      this.happenings.push(what!);
      if (what === 'accepted') this.acceptances.push(accessRequest);
    }
  }
}

/** What must not be when everything has arrived, in words. */
function violations({ request, account, happenings }: World): string[] {
  const ends = ['effective', 'rejected', 'withdrawn', 'expired'];
  const ended = happenings.filter((what) => ends.includes(what));
  const isEffective = request.status === 'accepted' && !request.open;
  return [
    ...(request.status === 'accepted' && request.open ? ['it waits for ever'] : []),
    ...(ended.length === (request.open ? 0 : 1) ? [] : [`it ended as ${ended.join(' and ')}`]),
    ...(account.grants.length === (isEffective ? 1 : 0) ? [] : ['request and account disagree']),
    ...(isEffective && request.decision.id !== account.grants[0] ? ['another decision'] : []),
  ];
}

const property = (with_: Verbs) =>
  fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
    const world = new World(with_);
    for (const each of steps) world.perform(each);
    world.settle();
    expect(violations(world)).toEqual([]);
  });

/** As if nobody had decided yet. */
const undecided = (request: AccessRequest): AccessRequest => ({
  ...submitted,
  timeline: request.timeline,
});
const presentDecision = (request: AccessRequest) =>
  'decision' in request ? request.decision.id : 'none';

describe('accepting, rejecting, withdrawing, and an administrator who is removed, in any order', () => {
  it('leaves exactly one outcome, on which request and account agree', () => {
    fc.assert(property(verbs), { numRuns: 10_000 });
  });

  it.each<[string, Partial<Verbs>]>([
    ['accepts what is decided', { accept: (it, ...how) => accept(undecided(it), ...how) }],
    ['withdraws what is decided', { withdraw: (it, ...how) => withdraw(undecided(it), ...how) }],
    [
      'obeys a refusal of an earlier decision',
      { refuse: (it, _id, reason, on) => refuse(it, presentDecision(it), reason, on) },
    ],
    ['never asks again', { repeatAcceptance: () => unchanged, refuse: () => unchanged }],
  ])('is found out when it %s', (_what, planted) => {
    const { failed } = fc.check(property({ ...verbs, ...planted }), {
      seed: 1,
      numRuns: 10_000,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
