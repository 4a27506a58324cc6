import type { ServiceName } from '@secop/dev';
import type { Databases } from '../world/databases';
import type { Intent } from '../world/workload';

/** Which field says the version of what a row of this collection shows. */
const watched = [
  { service: 'access-requests', collection: 'access_requests', version: 'v', of: 'requestId' },
  { service: 'accounts', collection: 'accounts', version: 'v', of: 'accountId' },
  {
    service: 'accounts',
    collection: 'directory_entries',
    version: 'accountVersion',
    of: 'accountId',
  },
  { service: 'notifier', collection: 'recipients', version: 'version', of: 'by' },
] as const satisfies readonly {
  service: ServiceName;
  collection: string;
  version: string;
  of: keyof Intent;
}[];

const mostWatched = 150;

/** Looks again and again at aggregates and projections: a version that goes back, or a thing that vanishes, is noted. */
export class VersionWatch {
  readonly wentBack: string[] = [];
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly databases: Databases,
    private readonly intents: () => readonly Intent[],
  ) {}

  /** A store that is away has nothing to show. */
  async look(): Promise<void> {
    await Promise.allSettled(watched.map((one) => this.lookAt(one)));
  }

  private async lookAt({ service, collection, version, of }: (typeof watched)[number]) {
    const ids = [...new Set(this.intents().flatMap((intent) => intent[of] ?? []))].slice(
      -mostWatched,
    );
    if (ids.length === 0) return;
    const documents = (await this.databases.collection(service, collection)).find(
      { _id: { $in: ids } },
      { projection: { [version]: 1 } },
    );
    const now = new Map<string, unknown>();
    for await (const document of documents) now.set(document._id, document[version]);
    for (const id of ids) this.note(`${collection} ${id}`, now.get(id));
  }

  private note(name: string, version: unknown): void {
    const before = this.seen.get(name);
    const after = typeof version === 'number' ? version : undefined;
    if (before !== undefined && (after === undefined || after < before)) {
      this.wentBack.push(`${name} went from version ${before} to ${after ?? 'nothing'}`);
    }
    if (after !== undefined) this.seen.set(name, after);
  }
}
