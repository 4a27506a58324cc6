import { Inject, Injectable } from '@nestjs/common';
import type { AccessRequestView } from '@secop/contracts';
import { AggregateNotFound } from '@secop/messaging';
import type { AccessRequest } from '../../domain/access-request';
import { accessRequestNotFound } from '../../domain/access-request.errors';
import {
  AccessRequests,
  type Answered,
  type Command,
  type StoredRequest,
} from '../../domain/access-requests';
import type { Occasion, Terms } from '../../domain/occasion';
import type { Outcome } from '../../domain/outcome';
import { termsToken } from '../../terms';
import { AwaitingGrants } from '../limit-awaiting-grants/awaiting-grants';
import { Happenings } from '../measure-requests/happenings';
import { viewOf } from '../show-access-request/access-request-view';

export type Verb = (request: AccessRequest, occasion: Occasion) => Outcome;

type Change = (
  state: AccessRequest,
  now: Date,
  version: number,
) => Answered<Outcome, AccessRequestView>;

/** A person's command on a request; `expectedVersion` is what they were looking at. */
export interface PersonChange {
  readonly id: string;
  readonly command: Command;
  readonly expectedVersion?: number;
  /** As it was just read for this command. */
  readonly known?: StoredRequest;
}

/** Applies a verb of the domain in one write, whoever asks for it. */
@Injectable()
export class ChangeAccessRequest {
  constructor(
    private readonly requests: AccessRequests,
    private readonly awaitingGrants: AwaitingGrants,
    private readonly happenings: Happenings,
    @Inject(termsToken) private readonly terms: Terms,
  ) {}

  /** Answers with the request as this command left it, again for the same command. */
  async byPerson(
    { id, command, expectedVersion, known }: PersonChange,
    verb: Verb,
  ): Promise<AccessRequestView> {
    const change: Change = (state, now, version) => {
      const outcome = verb(state, { id, version, now, terms: this.terms, expectedVersion });
      // After the rules: who may not do this, or not any more, is told so however busy we are.
      if (!('unchanged' in outcome)) this.awaitingGrants.assertFew();
      const next =
        'unchanged' in outcome
          ? { id, version, state }
          : { id, version: version + 1, state: outcome.state };
      return { ...outcome, answer: viewOf(next) };
    };
    const { answer } = await this.write(id, command, change, known);
    return answer!;
  }

  /** `cause` names what asks: an event's id, or a timer and its moment. */
  async byMachine(id: string, cause: string, verb: Verb): Promise<void> {
    await this.write(id, { key: cause, hash: cause, by: 'machine' }, (state, now, version) =>
      verb(state, { id, version, now, terms: this.terms }),
    );
  }

  private async write(id: string, command: Command, change: Change, known?: StoredRequest) {
    let before: AccessRequest | undefined;
    const decide: Change = (state, ...occasion) => change((before = state), ...occasion);
    try {
      const written = await this.requests.update(id, command, decide, known);
      if (written.outcome === 'written') this.happenings.written(before, written.state);
      return written;
    } catch (error) {
      throw error instanceof AggregateNotFound ? accessRequestNotFound() : error;
    }
  }
}
