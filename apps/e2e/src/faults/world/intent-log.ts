import { appendFileSync } from 'node:fs';
import type { CallKind } from '../matrix/fault-row';
import type { GivenAnswer, Intent, Outcome } from './workload';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export type OpenIntent = Mutable<Intent> & { answers: GivenAnswer[] };
type Beginning = Pick<Intent, 'kind' | 'key' | 'path' | 'by' | 'requestId' | 'accountId'>;

/** Written down before the call, and what became of it after: one JSON line each. */
export class IntentLog {
  private list: OpenIntent[] = [];

  constructor(private readonly file: string) {}

  get intents(): readonly Intent[] {
    return this.list;
  }

  begin(what: Beginning & { kind: CallKind }): OpenIntent {
    const intent: OpenIntent = { ...what, at: new Date(), outcome: 'unknown', answers: [] };
    this.list.push(intent);
    this.write({ intent: what, at: intent.at });
    return intent;
  }

  end(intent: OpenIntent, outcome: Outcome): Intent {
    intent.outcome = outcome;
    this.write({ key: intent.key, outcome, answers: intent.answers });
    return intent;
  }

  /** Another row begins. */
  forget(): void {
    this.list = [];
  }

  private write(line: object): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}
