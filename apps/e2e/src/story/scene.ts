import { Inbox } from '../inbox/inbox';
import { runningSystem, type System } from '../system/system';

/** Where the story plays, and who listens to it. */
export interface Scene {
  readonly system: System;
  readonly inbox: Inbox;
  /** Says in a sentence what happened. */
  readonly tell: (sentence: string) => void;
}

export function openScene(tell: Scene['tell']): Scene {
  const system = runningSystem();
  return { system, inbox: Inbox.of(system), tell };
}
