import { Inbox } from '../inbox/inbox';
import type { Operated } from '../system/operators';
import { runningSystem, type System } from '../system/system';

/** What the story needs of a system: its public origin, its mails, and somebody who runs operators' commands. */
export type Stage = Pick<System, 'gateway' | 'inbox'> & Operated;

/** Where the story plays, and who listens to it. */
export interface Scene {
  readonly system: Stage;
  readonly inbox: Inbox;
  /** Says in a sentence what happened. */
  readonly tell: (sentence: string) => void;
}

export function openScene(tell: Scene['tell'], system: Stage = runningSystem()): Scene {
  return { system, inbox: Inbox.of(system), tell };
}
