import { DomainError, type Role } from '@secop/contracts';
import fc from 'fast-check';
import type { Account, Decision } from './account';
import { anAcceptance, anAccount, later } from './account.builder';
import { cancelMembership, changeRole } from './administration';
import { answerAcceptance, type Acceptance } from './answer-acceptance';

const administrators = ['ana', 'beto'];
const requester = 'rosa';

/** The request's side as it promises to be: it obeys an answer only for the decision that it stands on. */
type Request =
  | { is: 'pending' | 'rejected' | 'withdrawn' }
  | { is: 'accepted' | 'effective' | 'ended'; decisionId: string };

const verbs = { answerAcceptance };
type Verbs = typeof verbs;

type Step =
  | { do: 'accept' | 'demote' | 'promote' | 'leave'; who: string }
  | { do: 'reject' | 'withdraw' | 'wait' | 'cancel' }
  | { do: 'deliver acceptance' | 'deliver answer'; which: number };

const who = fc.constantFrom(...administrators);
const which = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept'), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('demote', 'promote', 'leave'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reject', 'withdraw') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('wait', 'cancel') }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('deliver acceptance', 'deliver answer'), which }),
  },
);

interface Answer {
  readonly decisionId: string;
  readonly reason?: string;
}

/** The account as it is built, a request as it promises to be, and messages in any order and number. */
class World {
  request: Request = { is: 'pending' };
  /** Decisions that the account once answered, and how; each must stay what it was. */
  readonly answered = new Map<string, string>();
  readonly changedAnswers: string[] = [];
  private readonly acceptances: Acceptance[] = [];
  private readonly answers: Answer[] = [];
  private minutes = 0;
  private version = 1;
  private account: Account = anAccount()
    .administeredBy(administrators[0]!)
    .administeredBy(administrators[1]!)
    .build();

  constructor(private readonly verbs: Verbs) {}

  get grants() {
    return this.account.state.members.filter(({ accessRequestId }) => accessRequestId);
  }

  perform(step: Step): void {
    switch (step.do) {
      case 'accept':
        return this.accept(step.who);
      case 'reject':
      case 'withdraw':
        if (this.request.is === 'pending') {
          this.request = { is: step.do === 'reject' ? 'rejected' : 'withdrawn' };
        }
        return;
      case 'demote':
        return this.changeRole(step.who, 'provider');
      case 'promote':
        return this.changeRole(step.who, 'accountAdmin');
      case 'leave':
        return this.write((account) => cancelMembership(account, this.by(step.who, step.who), ''));
      case 'cancel':
        return administrators.forEach((each) =>
          this.write((account) => cancelMembership(account, this.by(each, requester), 'se fue')),
        );
      case 'wait':
        this.minutes += 2;
        return;
      case 'deliver acceptance':
        return this.deliverAcceptance(this.acceptances[step.which % this.acceptances.length]);
      case 'deliver answer':
        return this.deliverAnswer(this.answers[step.which % this.answers.length]);
    }
  }

  /** Everything arrives, the latest first; what was said within a minute is said again after it. */
  settle(): void {
    for (let round = 0; round < 2; round += 1) {
      this.minutes += 2;
      for (const each of [...this.acceptances].reverse()) this.deliverAcceptance(each);
      for (const each of [...this.answers].reverse()) this.deliverAnswer(each);
    }
  }

  private accept(decidedBy: string): void {
    if (this.request.is !== 'pending') return;
    const decisionId = `request-1.${this.acceptances.length}`;
    this.request = { is: 'accepted', decisionId };
    this.acceptances.push(anAcceptance({ userId: requester, decisionId, decidedBy }));
  }

  private deliverAcceptance(said: Acceptance | undefined): void {
    if (said) this.write((account, now) => this.verbs.answerAcceptance(account, said, now));
  }

  private deliverAnswer(said: Answer | undefined): void {
    if (!said || this.request.is !== 'accepted') return;
    const { decisionId, reason } = said;
    if (decisionId !== this.request.decisionId) return;
    if (reason === undefined || reason === 'already-member') {
      this.request = { is: 'effective', decisionId };
    } else if (reason === 'decider-not-administrator') this.request = { is: 'pending' };
    else this.request = { is: 'ended', decisionId };
  }

  private changeRole(userId: string, role: Role): void {
    for (const each of administrators) {
      this.write((account) => changeRole(account, this.by(each, userId), role));
    }
  }

  private by(by: string, userId: string) {
    const { version } = this;
    return { by, userId, version, seen: undefined, now: later(this.minutes * 60_000) };
  }

  private write(decide: (account: Account, now: Date) => Decision): void {
    let decision: Decision;
    try {
      decision = decide(this.account, later(this.minutes * 60_000));
    } catch (error) {
      if (error instanceof DomainError) return;
      throw error;
    }
    if ('unchanged' in decision) return;
    this.account = { ...this.account, state: decision.state };
    this.version += 1;
    for (const { contract, data } of decision.events) {
      if (/\.(granted|refused)\./.test(contract.type)) this.say(data as Said);
    }
  }

  private say(data: Said): void {
    const { decisionId, reason } = data.membership
      ? { decisionId: data.membership.decisionId, reason: undefined }
      : (data as Answer);
    const before = this.answered.get(decisionId!);
    const now = reason ?? 'granted';
    if (before !== undefined && before !== now) this.changedAnswers.push(`${before}, then ${now}`);
    this.answered.set(decisionId!, now);
    this.answers.push({ decisionId: decisionId!, reason });
  }
}

interface Said extends Partial<Answer> {
  readonly membership?: { readonly decisionId?: string };
}

function violations({ request, grants, changedAnswers }: World): string[] {
  return [
    ...changedAnswers.map((change) => `another answer to one decision: ${change}`),
    ...(grants.length > 1 ? ['granted twice'] : []),
    ...(grants.length === (request.is === 'effective' ? 1 : 0) ? [] : ['the sides disagree']),
    ...(request.is === 'accepted' ? ['no answer ever came'] : []),
  ];
}

const property = (with_: Verbs) =>
  fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
    const world = new World(with_);
    for (const each of steps) world.perform(each);
    world.settle();
    expect(violations(world)).toEqual([]);
  });

const forgetting = (account: Account, what: 'refusals' | 'grants'): Account => {
  const { state } = account;
  const members = state.members.map((member) => ({ ...member, accessRequestId: undefined }));
  return {
    ...account,
    state: { ...state, ...(what === 'grants' ? { members } : { refusals: [] }) },
  };
};

describe('answers to acceptances, while administrators come and go, in any order', () => {
  it('stay what they were, grant at most once, and agree with the request', () => {
    fc.assert(property(verbs), { numRuns: 10_000 });
  });

  it.each<[string, Verbs['answerAcceptance']]>([
    [
      'forgets what it refused',
      (account, ...how) => answerAcceptance(forgetting(account, 'refusals'), ...how),
    ],
    [
      'forgets what it granted',
      (account, ...how) => answerAcceptance(forgetting(account, 'grants'), ...how),
    ],
    [
      'never answers again',
      (account, acceptance, now) => {
        const decision = answerAcceptance(account, acceptance, now);
        return 'unchanged' in decision || account.state.refusals.length > 0
          ? { unchanged: true }
          : decision;
      },
    ],
  ])('are found out when the account %s', (_what, planted) => {
    const { failed } = fc.check(property({ answerAcceptance: planted }), {
      seed: 1,
      numRuns: 10_000,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
