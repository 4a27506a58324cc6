import type { Manifest, Rendering } from '../manifests/manifest';
import { broughtIn } from '../policies/sourced-secrets';
import type { Kubectl } from '../server/kubectl';
import { developmentManifests } from './secrets';

const patience = '600s';

interface Items<Item> {
  readonly items: readonly Item[];
}
interface Pod {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly phase?: string;
    readonly containerStatuses?: readonly {
      readonly state?: { readonly waiting?: { readonly reason?: string } };
    }[];
  };
}

/** The dev overlay on a cluster. */
export class DevelopmentCluster {
  readonly namespace: string;

  constructor(
    private readonly kubectl: Kubectl,
    private readonly overlay: Rendering,
    private readonly keysFile: string,
  ) {
    this.namespace = this.manifest('Namespace').metadata.name;
  }

  /** Applies everything; answers how many objects the server took. Secrets of an earlier run stay. */
  async deploy(): Promise<number> {
    this.apply([this.manifest('Namespace')]);
    const secrets = await developmentManifests(broughtIn(this.overlay), this.keysFile);
    if (!this.in('get', 'secret', 'development-servers').ok) {
      this.kubectl.demand(['create', '-n', this.namespace, '-f', '-'], streamOf(secrets));
    }
    // A Job cannot be changed.
    this.in('delete', 'job', '--selector', 'app.kubernetes.io/component=migration');
    this.apply(this.overlay.manifests);
    return secrets.length + this.overlay.manifests.length;
  }

  /**
   * Waits until every Deployment is rolled out: an available one may still be its former self, and a forwarded port ends
   * with its pod. Otherwise throws one sentence that says what is in the way.
   */
  ready(): void {
    const { items: nodes } = this.list<unknown>('nodes');
    if (nodes.length === 0) {
      throw new Error(
        'The server took everything, but no pod starts: this cluster has no node. The story needs one with the images secop-access/*:dev.',
      );
    }
    const all = ['--selector', 'app.kubernetes.io/part-of=secop-access'];
    const { ok } = this.in('rollout', 'status', 'deployment', ...all, `--timeout=${patience}`);
    if (ok) return;
    const { items: pods } = this.list<Pod>('pods');
    const held = pods
      .filter(({ status }) => status?.phase !== 'Running' && status?.phase !== 'Succeeded')
      .map(({ metadata, status }) => {
        const waiting = status?.containerStatuses?.[0]?.state?.waiting?.reason;
        return `${metadata.name}: ${waiting ?? status?.phase ?? 'unknown'}`;
      });
    throw new Error(
      `Not every Deployment is rolled out in ${patience} (${held.join(', ') || 'all pods run, and some are not ready'}).`,
    );
  }

  private list<Item>(kind: string): Items<Item> {
    const { ok, stdout, said } = this.in('get', kind, '-o', 'json');
    if (!ok) throw new Error(said.join(' '));
    return JSON.parse(stdout) as Items<Item>;
  }

  private in(...args: string[]) {
    return this.kubectl.run(['-n', this.namespace, ...args]);
  }

  private apply(manifests: readonly Manifest[]): void {
    this.kubectl.demand(
      ['apply', '--server-side', '--force-conflicts', '--validate=strict', '-f', '-'],
      streamOf(manifests),
    );
  }

  private manifest(wanted: string): Manifest {
    const found = this.overlay.manifests.find(({ kind }) => kind === wanted);
    if (!found) throw new Error(`the overlay ${this.overlay.name} has no ${wanted}`);
    return found;
  }
}

const streamOf = (manifests: readonly Manifest[]) =>
  manifests.map((manifest) => JSON.stringify(manifest)).join('\n');
