import { addressesIn } from '../broker/broker-addresses';
import { changingAddress, type Address, type Changing } from '../broker/changing';
import { exchanges } from './names';
import type { BindingDeclaration } from './topology';

const deadline = 5_000;

/** The message is one sentence. */
export class ManagementUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ManagementUnavailable';
  }
}

/** A queue as the broker has it. */
export interface PresentQueue {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What policies and operator policies add, under their names without `x-`. */
  readonly policy: Readonly<Record<string, unknown>>;
}

/** Reads what AMQP cannot list. User and password default to the broker's; the tag `management` is enough. Throws `ManagementUnavailable`. */
export class ManagementApi {
  private readonly managementUrl: Changing<string>;
  private readonly brokerUrl: Changing<string>;

  constructor(managementUrl: Address, brokerUrl: Address) {
    this.managementUrl = changingAddress(managementUrl);
    this.brokerUrl = changingAddress(brokerUrl);
  }

  /** What is bound to `secop.events`. */
  async bindings(): Promise<BindingDeclaration[]> {
    const bindings = await this.read<{ destination: string; routing_key: string }>(
      (vhost) => `exchanges/${vhost}/${exchanges.events}/bindings/source`,
    );
    return bindings.map(({ destination, routing_key: key }) => ({
      queue: destination,
      exchange: exchanges.events,
      key,
    }));
  }

  async queues(): Promise<PresentQueue[]> {
    const columns = 'columns=name,arguments,effective_policy_definition';
    const queues = await this.read<{
      name: string;
      arguments: Record<string, unknown>;
      effective_policy_definition?: Record<string, unknown> | [];
    }>((vhost) => `queues/${vhost}?${columns}`);
    return queues.map(({ name, arguments: declared, effective_policy_definition: policy }) => ({
      name,
      arguments: declared,
      policy: { ...policy },
    }));
  }

  private async read<Item>(path: (vhost: string) => string): Promise<Item[]> {
    const broker = new URL(addressesIn(this.brokerUrl.current)[0] ?? '');
    const management = new URL(this.managementUrl.current);
    const user = decodeURIComponent(management.username || broker.username || 'guest');
    const password = decodeURIComponent(management.password || broker.password || 'guest');
    const vhost = encodeURIComponent(decodeURIComponent(broker.pathname.slice(1)) || '/');
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const answer = await fetch(`${management.origin}/api/${path(vhost)}`, {
      headers: { authorization },
      signal: AbortSignal.timeout(deadline),
    }).catch(notReached);
    if (!answer.ok) throw new ManagementUnavailable(refusalWith(answer.status));
    return (await answer.json()) as Item[];
  }
}

function notReached(error: Error & { cause?: { code?: string } }): never {
  const why = error.cause?.code ?? error.name;
  throw new ManagementUnavailable(`The management API cannot be reached (${why}).`, {
    cause: error,
  });
}

function refusalWith(status: number): string {
  if (status === 401 || status === 403) {
    return `The management API refuses the user (${status}): it needs the tag management.`;
  }
  if (status === 404) return 'The management API has no such vhost or exchange (404).';
  return `The management API answered ${status}.`;
}
