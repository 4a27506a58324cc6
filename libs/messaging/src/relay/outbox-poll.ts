import { randomUUID } from 'node:crypto';
import type { DocumentPublications } from './document-publications';
import type { Outboxes } from './outboxes';

const batchSize = 100;

export interface OutboxPollParts {
  readonly outboxes: Outboxes;
  readonly collections: ReadonlySet<string>;
  readonly publications: DocumentPublications;
  readonly canPublish: () => boolean;
}

/** Finds due outboxes, whoever wrote them, and publishes them under a lease. */
export class OutboxPoll {
  private readonly by = randomUUID();

  constructor(private readonly parts: OutboxPollParts) {}

  /** One batch of every collection, so that none keeps the others waiting. Answers whether more may be due. */
  async pass(): Promise<boolean> {
    let more = false;
    for (const name of this.parts.collections) {
      if (!this.parts.canPublish()) return false;
      const full = await this.publishDue(name);
      more ||= full;
    }
    return more;
  }

  private async publishDue(name: string): Promise<boolean> {
    const { outboxes, publications } = this.parts;
    const { documents, more } = await outboxes.lease(name, this.by, batchSize);
    await Promise.all(documents.map((document) => publications.submit(name, document)));
    return more;
  }
}
