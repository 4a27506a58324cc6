/** What can be seen of one acceptance after everything has come to rest. */
export interface Evidence {
  /** The client was told that it was accepted. */
  readonly acknowledged: boolean;
  readonly accepted: boolean;
  /** The requester can act for the account. */
  readonly effective: boolean;
  /** Message-IDs of the confirmations that the SMTP server accepted. */
  readonly messageIds: readonly string[];
  /** Its rows in the journal. */
  readonly rows: readonly { readonly state: string; readonly doubts: number }[];
}

export type Finding =
  'lost' | 'unexplained duplicate' | 'explained duplicate' | 'in doubt' | 'acausal';

/** What was promised and is not so; and what the journal admits. */
export function verdict(evidence: Evidence): Finding[] {
  const { acknowledged, accepted, effective, messageIds, rows } = evidence;
  const doubts = rows.reduce((sum, row) => sum + row.doubts, 0);
  const mails = messageIds.length;
  const findings: Finding[] = [];
  if (doubts > 0) findings.push('in doubt');
  if (acknowledged && !accepted) findings.push('lost');
  if (accepted && !effective) findings.push('lost');
  if (accepted && (rows.length === 0 || (mails === 0 && doubts === 0))) findings.push('lost');
  if (mails > 0 && !effective) findings.push('acausal');
  if (mails > 1) {
    const explained = mails - 1 <= doubts && new Set(messageIds).size === 1 && rows.length === 1;
    findings.push(explained ? 'explained duplicate' : 'unexplained duplicate');
  }
  if (rows.length > 1) findings.push('unexplained duplicate');
  return [...new Set(findings)];
}
