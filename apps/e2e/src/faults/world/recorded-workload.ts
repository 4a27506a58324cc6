import { randomUUID } from 'node:crypto';
import { accessRequestView } from '@secop/contracts';
import type { User } from '../../people/user';
import type { CallKind } from '../matrix/fault-row';
import { IntentLog } from './intent-log';
import { openLoop } from './open-loop';
import type { People } from './people';
import { persistently } from './persistently';
import { Pool } from './pool';
import type { Intent, Load, PendingRequest, Workload } from './workload';

const patience = 60_000;

/** Calls of people through the gateway, each written down before and after. */
export class RecordedWorkload implements Workload {
  private readonly log: IntentLog;
  private readonly pool: Pool;

  constructor(
    readonly people: People,
    file: string,
  ) {
    this.log = new IntentLog(file);
    this.pool = new Pool(people);
  }

  get intents(): readonly Intent[] {
    return this.log.intents;
  }

  /** Another row begins: what was done before is no longer its business. */
  begin(): void {
    this.log.forget();
  }

  prepare = (count: number) => this.pool.fill(count);
  take = (count: number) => this.pool.take(count);

  accept = (request: PendingRequest, patienceMs = patience) =>
    this.decide('accept', request, request.administrator, {}, patienceMs);
  reject = (request: PendingRequest, patienceMs = patience) =>
    this.decide(
      'reject',
      request,
      request.administrator,
      { reason: 'No trabaja aquí.' },
      patienceMs,
    );
  withdraw = (request: PendingRequest, patienceMs = patience) =>
    this.decide('withdraw', request, request.requester, {}, patienceMs);

  async submit(patienceMs = patience): Promise<Intent> {
    const { requester, administrator, accountId } = await this.pool.room();
    const intent = this.log.begin({
      kind: 'submit',
      key: randomUUID(),
      path: '/access-requests',
      by: requester.id,
      accountId,
    });
    const answer = await persistently(patienceMs, intent, () =>
      requester.browser.post(intent.path, { accountId }, { idempotencyKey: intent.key }),
    );
    if (answer?.status === 201) {
      const { id } = answer.as(201, accessRequestView);
      intent.requestId = id;
      this.pool.add({ id, accountId, requester, administrator });
      return this.log.end(intent, 'ok');
    }
    return this.log.end(intent, answer ? 'refused' : 'unknown');
  }

  async read(patienceMs = patience): Promise<Intent> {
    const { browser, id } = this.pool.somebody();
    const path = '/access-requests';
    const intent = this.log.begin({ kind: 'read', key: randomUUID(), path, by: id });
    const answer = await persistently(patienceMs, intent, () => browser.get(path));
    return this.log.end(intent, answer?.status === 200 ? 'ok' : answer ? 'refused' : 'unknown');
  }

  /** Without enough prepared requests a decision becomes a submission. */
  run = (load: Load): Promise<readonly Intent[]> =>
    openLoop(load, async (kind, patienceMs) => {
      if (kind === 'read') return this.read(patienceMs);
      const [request] = kind === 'submit' ? [] : this.pool.takeIfAny(1);
      if (!request) return this.submit(patienceMs);
      return this[kind as 'accept' | 'reject' | 'withdraw'](request, patienceMs);
    });

  private async decide(
    kind: Extract<CallKind, 'accept' | 'reject' | 'withdraw'>,
    request: PendingRequest,
    user: User,
    body: object,
    patienceMs: number,
  ): Promise<Intent> {
    const nouns = { accept: 'acceptance', reject: 'rejection', withdraw: 'withdrawal' };
    const intent = this.log.begin({
      kind,
      key: randomUUID(),
      path: `/access-requests/${request.id}/${nouns[kind]}`,
      by: user.id,
      requestId: request.id,
      accountId: request.accountId,
    });
    const answer = await persistently(patienceMs, intent, () =>
      user.browser.post(intent.path, body, { idempotencyKey: intent.key }),
    );
    return this.log.end(intent, answer?.status === 200 ? 'ok' : answer ? 'refused' : 'unknown');
  }
}
