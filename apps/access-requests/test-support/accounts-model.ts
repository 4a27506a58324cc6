/** How accounts answers an acceptance, as `accounts` promises it. */
export interface AnswerOfAccounts {
  readonly decisionId: string;
  readonly granted: boolean;
  readonly reason?: 'decider-not-administrator' | 'already-member';
}

/** One account as the design has it: it remembers every answer, and decides nothing twice. */
export class AccountModel {
  readonly grants: string[] = [];
  private readonly answers = new Map<string, AnswerOfAccounts>();
  private member = false;

  constructor(private administratorIds: readonly string[]) {}

  get administrators(): readonly string[] {
    return this.administratorIds;
  }

  /** The last one stays. */
  remove(userId: string): void {
    const left = this.administratorIds.filter((id) => id !== userId);
    if (left.length > 0) this.administratorIds = left;
  }

  appoint(userId: string): void {
    if (!this.administratorIds.includes(userId))
      this.administratorIds = [...this.administratorIds, userId];
  }

  cancelMembership(): void {
    this.member = false;
  }

  answer(decisionId: string, decider: string): AnswerOfAccounts {
    const [granted] = this.grants;
    if (granted !== undefined) return { decisionId: granted, granted: true };
    const answer = this.answers.get(decisionId) ?? this.decide(decisionId, decider);
    this.answers.set(decisionId, answer);
    return answer;
  }

  private decide(decisionId: string, decider: string): AnswerOfAccounts {
    if (this.member) return { decisionId, granted: false, reason: 'already-member' };
    if (!this.administratorIds.includes(decider)) {
      return { decisionId, granted: false, reason: 'decider-not-administrator' };
    }
    this.member = true;
    this.grants.push(decisionId);
    return { decisionId, granted: true };
  }
}
