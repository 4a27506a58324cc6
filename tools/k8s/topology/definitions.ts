import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';

interface Permission {
  readonly user: string;
  readonly write: string;
  readonly read: string;
}

/** What the product needs on a broker, as RabbitMQ's own definitions file says it. */
export interface Definitions {
  readonly users: readonly { readonly name: string; readonly tags: readonly string[] }[];
  readonly permissions: readonly (Permission & { readonly configure: string })[];
  readonly topic_permissions: readonly (Permission & { readonly exchange: string })[];
  readonly policies: readonly {
    readonly name: string;
    readonly pattern: string;
    readonly 'apply-to': string;
    readonly priority: number;
    readonly definition: object;
  }[];
  readonly exchanges: readonly { readonly name: string; readonly type: string }[];
  readonly queues: readonly {
    readonly name: string;
    readonly arguments: Readonly<Record<string, string | number>>;
  }[];
  readonly bindings: readonly {
    readonly source: string;
    readonly destination: string;
    readonly routing_key: string;
  }[];
}

const file = join(repository, 'deploy/rabbitmq/definitions.generated.json');

/** Generated from the code, and compared with it where it is made. */
export const brokerDefinitions = (): Definitions =>
  JSON.parse(readFileSync(file, 'utf8')) as Definitions;
