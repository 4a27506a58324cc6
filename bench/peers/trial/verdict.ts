/** What can be seen of a trial once nothing moves any more. */
export interface Evidence {
  readonly asked: number;
  /** Ids of the acceptances that were answered with success. */
  readonly acknowledged: readonly string[];
  /** Ids of the acceptances in the store. */
  readonly accepted: readonly string[];
  /** Ids in the order in which the SMTP server accepted their mails. */
  readonly mails: readonly string[];
  /** Sendings that the workflow itself notes as a possible second copy. */
  readonly doubts: number;
  /** Messages in queues or outboxes, dead letters included, other than the poison that was put there. */
  readonly left: number;
}

export interface Verdict {
  readonly asked: number;
  readonly accepted: number;
  /** In the store, no mail, and nothing left anywhere that could still lead to one. */
  readonly lost: number;
  /** Of these, the ones that were answered with success; to the others somebody saw an error, and yet they stand. */
  readonly promised: number;
  /** In the store and no mail, but a message that stands for it still lies somewhere. */
  readonly stuck: number;
  /** Mails beyond the first of an id. */
  readonly duplicated: number;
  /** Of these, the ones that the workflow noted. */
  readonly explained: number;
  /** Answered with success and not in the store. */
  readonly untrue: number;
}

export function verdictOf(evidence: Evidence): Verdict {
  const { asked, acknowledged, accepted, mails, doubts, left } = evidence;
  const mailed = new Set(mails);
  const missing = accepted.filter((id) => !mailed.has(id));
  const stuck = Math.min(missing.length, left);
  const lost = missing.length - stuck;
  const stored = new Set(accepted);
  const duplicated = mails.length - mailed.size;
  return {
    asked,
    accepted: accepted.length,
    lost,
    promised: Math.min(lost, missing.filter((id) => acknowledged.includes(id)).length),
    stuck,
    duplicated,
    explained: Math.min(duplicated, doubts),
    untrue: acknowledged.filter((id) => !stored.has(id)).length,
  };
}
