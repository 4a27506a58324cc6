/** Where a script may interfere. `BODY`: the first bytes of a mail. `DOT`: the whole mail is there. */
export const smtpVerbs = [
  'CONNECT',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'BODY',
  'DOT',
  'RSET',
  'QUIT',
] as const;
export type SmtpVerb = (typeof smtpVerbs)[number];

/** `hang`: it listens and says nothing more. `black-hole`: it does not even take what is sent. */
export type ConnectionEnd = 'fin' | 'rst' | 'hang' | 'black-hole';
export type Manner = 'one byte per second' | '1 MB line' | 'binary';

export interface SmtpRule {
  readonly verb: SmtpVerb;
  /** Instead of the usual reply. Without it and with `then`: no reply at all. */
  readonly reply?: string;
  readonly then?: ConnectionEnd;
  /** How the reply is sent. */
  readonly manner?: Manner;
  /** At `DOT`: the mail counts as accepted, whatever is said about it. Unless given: if the reply is 2xx. */
  readonly accepts?: boolean;
  /** For ever, until the server is calmed, unless given. */
  readonly times?: number;
}

/** One rule at work. */
export interface Playing {
  /** How often it has interfered: a row whose rule was never played has shown nothing. */
  readonly played: number;
}

/** The rules in force; the first that fits is played. */
export class Script {
  private rules: { rule: SmtpRule; played: number }[] = [];

  add(rule: SmtpRule): Playing {
    const playing = { rule, played: 0 };
    this.rules.push(playing);
    return playing;
  }

  take(verb: SmtpVerb): SmtpRule | undefined {
    const fits = this.rules.find(
      ({ rule, played }) => rule.verb === verb && played < (rule.times ?? Infinity),
    );
    if (!fits) return undefined;
    fits.played += 1;
    return fits.rule;
  }

  clear(): void {
    this.rules = [];
  }
}
