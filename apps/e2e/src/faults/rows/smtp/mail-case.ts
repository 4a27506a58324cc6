import type { SmtpRule, SmtpVerb } from '../../smtp/script';

/** What the journal says of a mail after one conversation, with the seconds that it then waits. */
export interface Expectation {
  readonly state: 'sent' | 'retry' | 'pending' | 'in-doubt' | 'failed' | 'suppressed' | 'hold';
  readonly waits?: readonly [from: number, to: number];
}

/** One mail that meets one fault of the SMTP side. */
export interface MailCase {
  readonly what: string;
  readonly rules: readonly SmtpRule[];
  /** Any of them. */
  readonly expected: readonly Expectation[];
  /** Copies that the SMTP side accepts until the mail has ended, at most. */
  readonly copies: 0 | 1 | 2;
}

const network: Expectation = { state: 'retry', waits: [8, 12] };
const greylisted: Expectation = { state: 'retry', waits: [300, 450] };
const full: Expectation = { state: 'retry', waits: [1_440, 2_160] };
/** The channel's fault: it keeps its turn. */
export const putBack: Expectation = { state: 'pending', waits: [0, 31] };
const failed: Expectation = { state: 'failed' };
export const sent: Expectation = { state: 'sent' };
export const lost: readonly Expectation[] = [sent, network];
export const doubted: Expectation = { state: 'in-doubt', waits: [9, 11] };

/** A client that is refused at EHLO tries HELO. */
const attempts = (verb: SmtpVerb) => (verb === 'EHLO' ? 2 : 1);

const said = (
  verb: SmtpVerb,
  reply: string,
  expected: Expectation,
  copies: 0 | 1 = 1,
): MailCase => ({
  what: `${reply.slice(0, 9).trim()} at ${verb}`,
  rules: [{ verb, reply, times: attempts(verb) }],
  expected: [expected],
  copies,
});

const everyVerb: readonly SmtpVerb[] = ['CONNECT', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'DOT'];

/** The table of reply codes: what waits, for how long, and what is nobody's fault. */
export const temporaryCases: readonly MailCase[] = everyVerb.flatMap((verb) => [
  said(verb, '421 4.3.2 shutting down', network),
  said(verb, '451 4.7.1 greylisted', verb === 'AUTH' ? putBack : greylisted),
  said(verb, '452 4.3.1 out of storage', verb === 'AUTH' ? putBack : full),
  said(verb, '454 4.7.0 later', putBack),
]);

export const permanentCases: readonly MailCase[] = [
  ...(['CONNECT', 'EHLO', 'AUTH', 'MAIL'] as const).map((verb) =>
    said(verb, '550 5.7.0 not from you', putBack),
  ),
  ...everyVerb.slice(0, -1).map((verb) => said(verb, '535 5.7.8 who are you', putBack)),
  ...(['RCPT', 'DATA', 'DOT'] as const).flatMap((verb) => [
    said(verb, '550 5.3.0 no', failed, 0),
    said(verb, '552 5.3.4 too big', failed, 0),
    said(verb, '554 5.7.1 policy', failed, 0),
  ]),
  said('DOT', '535 5.7.8 who are you', failed, 0),
];

const connectionStages: readonly SmtpVerb[] = [...everyVerb.slice(0, -1), 'BODY'];

/** Before the dot nothing was accepted: it is safe to send again, and the client may do so by itself. */
export const cutCases: readonly MailCase[] = connectionStages.flatMap((verb) =>
  (['fin', 'rst', 'hang', 'black-hole'] as const).map((then): MailCase => ({
    what: `${then} at ${verb}`,
    rules: [{ verb, then, times: 1 }],
    // A server that stays silent from the body on may have got the dot too.
    expected: verb === 'BODY' ? [...lost, doubted] : lost,
    copies: 1,
  })),
);

/** After it only the server knows. */
export const dotCases: readonly MailCase[] = [
  ...(['fin', 'rst', 'hang', 'black-hole'] as const).flatMap((then) =>
    [true, false].map((accepts): MailCase => ({
      what: `${then} after the dot, ${accepts ? 'accepted' : 'not accepted'}`,
      rules: [{ verb: 'DOT', then, accepts, times: 1 }],
      expected: [doubted],
      copies: accepts ? 2 : 1,
    })),
  ),
  ...(['fin', 'rst'] as const).map((then): MailCase => ({
    what: `250 and ${then}`,
    rules: [{ verb: 'DOT', reply: '250 2.0.0 ok', then, times: 1 }],
    expected: then === 'fin' ? [sent] : [sent, doubted],
    copies: then === 'fin' ? 1 : 2,
  })),
  {
    what: 'twice no word after the dot',
    rules: [{ verb: 'DOT', then: 'rst', accepts: true, times: 2 }],
    expected: [doubted],
    copies: 2,
  },
];

/** Whatever is made of it, as long as it ends. */
const anything: readonly Expectation[] = [sent, { state: 'retry' }, { state: 'pending' }, doubted];

export const oddReplies = (manner: NonNullable<SmtpRule['manner']>): readonly MailCase[] =>
  everyVerb.map((verb) => ({
    what: `${manner} at ${verb}`,
    rules: [{ verb, manner, times: 1 }],
    expected: anything,
    copies: verb === 'DOT' ? 2 : 1,
  }));
