import { Injectable } from '@nestjs/common';
import type { AccessRequestView } from '@secop/contracts';
import type { Principal } from '@secop/platform';
import type { AccessRequest } from '../../domain/access-request';
import type { Decider } from '../../domain/decide';
import type { Occasion } from '../../domain/occasion';
import type { Outcome } from '../../domain/outcome';
import {
  ChangeAccessRequest,
  type PersonChange,
} from '../change-access-request/change-access-request';
import { Deciders } from './deciders';

export type Decide = (request: AccessRequest, decider: Decider, occasion: Occasion) => Outcome;

@Injectable()
export class DecideAccessRequest {
  constructor(
    private readonly deciders: Deciders,
    private readonly change: ChangeAccessRequest,
  ) {}

  async execute(user: Principal, asked: PersonChange, decide: Decide): Promise<AccessRequestView> {
    const deciding = await this.deciders.find(user, asked);
    if (deciding.replayed) return deciding.replayed;
    const known = deciding.request;
    return this.change.byPerson({ ...asked, known }, (request, occasion) =>
      decide(request, deciding.decider, occasion),
    );
  }
}
