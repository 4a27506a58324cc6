import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { noteAdministrators } from '../../domain/administrators';
import { KnownAccounts, type Standing } from '../../domain/known-accounts';
import { ChangeOpenRequests } from '../change-access-request/change-open-requests';

/** What an event said of somebody; `sequence` is the account's version. */
export interface Said extends Standing {
  readonly accountId: string;
  readonly sequence: number;
}

/** The open requests of an account follow who administers it: who ceased to is told nothing more about them. */
@Injectable()
export class NoteAdministrator {
  constructor(
    private readonly knownAccounts: KnownAccounts,
    private readonly open: ChangeOpenRequests,
  ) {}

  /**
   * The requests follow what is known, which may be newer than this event. When something newer was noted meanwhile,
   * they follow again, so that no writer of an older standing has the last word.
   */
  async execute({ accountId, userId, administers, sequence }: Said): Promise<void> {
    await this.knownAccounts.noteStanding(accountId, { userId, administers }, sequence);
    let now = await this.administersNow(accountId, userId);
    for (let before: boolean | undefined; now !== before;) {
      const standing = { userId, administers: now };
      // A cause of its own: an earlier one is remembered by requests whose list has been replaced since.
      await this.open.at(accountId, randomUUID(), (request) =>
        noteAdministrators(request, [standing]),
      );
      before = now;
      now = await this.administersNow(accountId, userId);
    }
  }

  private async administersNow(accountId: string, userId: string): Promise<boolean> {
    const { standings } = await this.knownAccounts.find(accountId);
    return standings.some((standing) => standing.userId === userId && standing.administers);
  }
}
