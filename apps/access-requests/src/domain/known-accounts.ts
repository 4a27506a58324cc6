/** Whether somebody administers an account, by the latest event about it. */
export interface Standing {
  readonly userId: string;
  readonly administers: boolean;
}

export interface KnownAccount {
  readonly closed: boolean;
  /** Of those who became or ceased to be administrators since this service listens. */
  readonly standings: readonly Standing[];
}

/**
 * What the events of accounts have said. Written before the open requests follow an event, read after every write
 * that opens one: whichever of the two comes second does what the event asks for.
 */
export abstract class KnownAccounts {
  abstract find(accountId: string): Promise<KnownAccount>;
  abstract noteClosed(accountId: string): Promise<void>;
  /** `sequence`: the account's version that said so. An older one than the last noted of this user says nothing. */
  abstract noteStanding(accountId: string, standing: Standing, sequence: number): Promise<void>;
}
