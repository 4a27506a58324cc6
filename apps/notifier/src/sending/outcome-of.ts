/** How far a conversation came. `finalizing`: the last chunk was let go, the server may have accepted. */
export type Stage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'finalizing';

export interface SmtpReply {
  readonly stage: Stage;
  /** Three digits; absent when no reply came: cut, refused, timed out. */
  readonly code?: number;
  /** RFC 3463, for example `5.1.1`. */
  readonly enhanced?: string;
}

export type Schedule = 'network' | 'greylist' | 'full';

export type Outcome =
  | { readonly do: 'sent' }
  | { readonly do: 'retry'; readonly schedule: Schedule }
  /** The channel's fault: it pauses, and the row keeps its turn without a penalty. */
  | { readonly do: 'pause'; readonly alarm: boolean }
  | {
      readonly do: 'fail';
      readonly reason: 'address-refused' | 'refused' | 'too-large' | 'policy-refused';
      readonly suppress: boolean;
      readonly alarm: boolean;
    }
  | { readonly do: 'doubt' };

const retry = (schedule: Schedule): Outcome => ({ do: 'retry', schedule });
const pause = (alarm: boolean): Outcome => ({ do: 'pause', alarm });
const fail = (
  reason: Extract<Outcome, { do: 'fail' }>['reason'],
  { suppress = false, alarm = false } = {},
): Outcome => ({ do: 'fail', reason, suppress, alarm });

const credentialsRefused = [530, 534, 535, 538];
/** 5.1.7 and 5.1.8 are about the sender's address. */
const addressRefused = /^5\.1\.(?![78]$)\d+$/;
const mailboxFull = /^[45]\.2\.2$/;

/** What a reply means for the row and for the channel: by reply code, the enhanced code where it says more. */
export function outcomeOf({ stage, code, enhanced = '' }: SmtpReply): Outcome {
  if (code === undefined) return unanswered(stage);
  if (code < 400) return stage === 'finalizing' ? { do: 'sent' } : retry('network');
  if (code < 500) return temporary(stage, code, enhanced);
  return permanent(stage, code, enhanced);
}

function unanswered(stage: Stage): Outcome {
  if (stage === 'finalizing') return { do: 'doubt' };
  // A lost connection is `connect`: here our own credentials are missing or unusable.
  return stage === 'auth' ? pause(true) : retry('network');
}

function temporary(stage: Stage, code: number, enhanced: string): Outcome {
  if (code === 421) return retry('network');
  if (stage === 'auth' || code === 454 || code === 432 || enhanced === '4.7.0') return pause(false);
  if (code === 452 || enhanced === '4.3.1' || mailboxFull.test(enhanced)) return retry('full');
  return retry('greylist');
}

function permanent(stage: Stage, code: number, enhanced: string): Outcome {
  const afterDot = stage === 'finalizing';
  if (!afterDot && (credentialsRefused.includes(code) || enhanced === '5.7.8')) return pause(true);
  if (code === 552 || enhanced === '5.3.4') {
    return mailboxFull.test(enhanced) ? fail('refused') : fail('too-large', { alarm: true });
  }
  // Before RCPT the server knows nothing of this mail: it refuses us, and every other row too.
  if (stage === 'connect' || stage === 'auth' || stage === 'mail') return pause(true);
  if (stage === 'rcpt' && addressRefused.test(enhanced)) {
    return fail('address-refused', { suppress: true });
  }
  if (code === 554 || enhanced === '5.7.1' || enhanced === '5.7.26') {
    return fail('policy-refused', { alarm: true });
  }
  return fail('refused');
}
