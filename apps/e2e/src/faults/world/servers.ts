/** One mail as the SMTP side accepted it: the truth about what was sent. */
export interface AcceptedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** The plain part. */
  readonly text: string;
  readonly at: Date;
}

/** The SMTP side: our own server, which is as difficult as a row asks it to be. */
export interface SmtpSide {
  /** As the notifier is configured, without a proxy. */
  readonly url: string;
  readonly mails: readonly AcceptedMail[];
  /** Back to good behaviour. */
  calm(): void;
}

/** Which step a process stops at: see `kill-points/`. */
export interface KillPoints {
  /** What a process must be started with so that orders reach it. */
  environment(process: string): Readonly<Record<string, string>>;
  arm(process: string, step: string, side: 'before' | 'after', order?: Order): Armed;
  /** Takes back what has not struck. */
  disarmAll(): void;
}

export interface Order {
  /** `kill` unless given. */
  readonly action?: 'kill' | 'stop' | 'delay';
  readonly ms?: number;
  /** So many passages go unharmed first. */
  readonly skip?: number;
}

export interface Armed {
  /** Resolves when the process has come to the step; rejects if it does not in time. */
  readonly struck: Promise<void>;
}
