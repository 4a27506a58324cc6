import { Injectable } from '@nestjs/common';
import { accessRequestView } from '@secop/contracts';
import { Names } from '../../infrastructure/names';
import { peopleOf, withNames } from '../../infrastructure/people-of-requests';
import { CallsForUser } from '../exchange-session/calls-for-user';
import { SessionTokens } from '../exchange-session/session-tokens';

/** One request: its requester reads it as it is, an administrator reads the names of the people in it. */
@Injectable()
export class ShowAccessRequest {
  constructor(
    private readonly calls: CallsForUser,
    private readonly tokens: SessionTokens,
    private readonly names: Names,
  ) {}

  async execute(session: string | undefined, id: string) {
    const path = `/access-requests/${id}`;
    const request = await this.calls.read(session, 'access-requests', path, accessRequestView);
    const { userId } = await this.tokens.for(session, 'access-requests');
    const isOwn = request.userId === userId;
    return withNames(request, isOwn ? new Map() : await this.names.of(peopleOf([request])));
  }
}
