import { exchanges } from './names';
import type { BindingDeclaration } from './topology';

const deadline = 5_000;

/** Reads bindings through the management API: AMQP cannot list them. User and password default to the broker's. */
export class BindingsReader {
  private readonly url: URL;
  private readonly authorization: string;

  constructor(managementUrl: string, brokerUrl: string) {
    const broker = new URL(brokerUrl);
    const management = new URL(managementUrl);
    const user = decodeURIComponent(management.username || broker.username || 'guest');
    const password = decodeURIComponent(management.password || broker.password || 'guest');
    const vhost = decodeURIComponent(broker.pathname.slice(1)) || '/';
    this.authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    this.url = new URL(
      `/api/exchanges/${encodeURIComponent(vhost)}/${exchanges.events}/bindings/source`,
      management.origin,
    );
  }

  /** What is bound to `secop.events`. */
  async read(): Promise<BindingDeclaration[]> {
    const answer = await fetch(this.url, {
      headers: { authorization: this.authorization },
      signal: AbortSignal.timeout(deadline),
    });
    if (!answer.ok) throw new Error(`the management API answered ${answer.status}`);
    const bindings = (await answer.json()) as { destination: string; routing_key: string }[];
    return bindings.map(({ destination, routing_key: key }) => ({
      queue: destination,
      exchange: exchanges.events,
      key,
    }));
  }
}

/** The wanted bindings of `secop.events` that are not there; one missing among several is invisible to `mandatory`. */
export function missingBindings(
  wanted: readonly BindingDeclaration[],
  present: readonly BindingDeclaration[],
): BindingDeclaration[] {
  const keys = new Set(present.map(({ queue, key }) => `${queue} ${key}`));
  return wanted.filter(
    ({ exchange, queue, key }) => exchange === exchanges.events && !keys.has(`${queue} ${key}`),
  );
}
