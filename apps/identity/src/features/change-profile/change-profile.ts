import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Command, Stored } from '@secop/messaging';
import { namesOf } from '../../domain/person-name';
import {
  assertActive,
  changeProfile,
  contactChanged,
  contactOf,
  sameContact,
  type ProfileChange,
  type User,
} from '../../domain/user';
import { Sealer } from '../../infrastructure/sealer';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';

const mostTries = 5;

@Injectable()
export class ChangeProfile {
  constructor(
    private readonly users: MongoUsers,
    private readonly sealer: Sealer,
  ) {}

  /** `seen`: the version that the person looked at. */
  async execute(
    userId: string,
    change: ProfileChange,
    seen: number | undefined,
    command: Command,
  ): Promise<Stored<User>> {
    const { firstNames, lastNames, phone } = change;
    const wanted = { ...namesOf({ firstNames, lastNames }), phone };
    for (let tries = 0; tries < mostTries; tries += 1) {
      const changed = await this.write(userId, wanted, seen, command);
      if (changed) return changed;
    }
    throw new DomainError('unavailable', 'command.contended');
  }

  /** Sealing takes time and the write does not wait for it: `undefined` when the names changed in between. */
  private async write(
    userId: string,
    change: ProfileChange,
    seen: number | undefined,
    command: Command,
  ): Promise<Stored<User> | undefined> {
    const before = (await this.users.find(userId))?.state;
    assertActive(before);
    const sealed = contactOf(changeProfile(before, change));
    const contact = sameContact(before, sealed)
      ? undefined
      : await this.sealer.seal('user-contact', sealed);

    let overtaken = false;
    const written = await this.users.createOrUpdate(userId, command, (user, now, version) => {
      assertActive(user);
      if (seen !== undefined && seen !== version) {
        throw new DomainError('precondition-failed', 'precondition.failed');
      }
      const changed = changeProfile(user, change);
      overtaken = !sameContact(user, before);
      if (overtaken || changed === user) return { unchanged: true };
      const events = contact ? [contactChanged(userId, changed, contact)] : [];
      return { state: changed, events };
    });
    return overtaken ? undefined : written;
  }
}
