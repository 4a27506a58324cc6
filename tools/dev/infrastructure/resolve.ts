import { mongodbByUrl } from './mongodb/by-url';
import { mongodbFromDocker } from './mongodb/docker';
import { ferretdbOnDebian } from './mongodb/ferretdb-on-debian';
import { mongodbFromLocalBinary } from './mongodb/local-binary';
import type { Store } from './mongodb/store';
import { provide, type Component } from './provider';
import type { Broker } from './rabbitmq/broker';
import { rabbitmqByUrl } from './rabbitmq/by-url';
import { rabbitmqFromDebianPackage } from './rabbitmq/debian-package';
import { rabbitmqFromDocker } from './rabbitmq/docker';
import { rabbitmqFromLocalBinary } from './rabbitmq/local-binary';
import type { Setting } from './setting';
import { smtpByUrl } from './smtp/by-url';
import type { Inbox } from './smtp/inbox';
import { maildev } from './smtp/maildev';

export interface Servers {
  store: Store;
  broker: Broker;
  inbox: Inbox;
  /** Whether data of others may lie on the server. */
  givenStore: boolean;
  givenBroker: boolean;
}

const mongodb: Component<Store> = {
  name: 'MongoDB',
  providers: [mongodbByUrl, mongodbFromDocker, mongodbFromLocalBinary, ferretdbOnDebian],
  ways:
    'set MONGODB_URI to a running server, start a Docker engine, or install mongod (on Debian, root alone is enough: ' +
    'FerretDB is then set up)',
};

const rabbitmq: Component<Broker> = {
  name: 'RabbitMQ',
  providers: [
    rabbitmqByUrl,
    rabbitmqFromDocker,
    rabbitmqFromLocalBinary,
    rabbitmqFromDebianPackage,
  ],
  ways: 'set RABBITMQ_URL to a running broker, start a Docker engine, or install rabbitmq-server',
};

const smtp: Component<Inbox> = {
  name: 'SMTP inbox',
  providers: [smtpByUrl, maildev],
  ways: 'set SMTP_URL and INBOX_URL, run `npm ci` so that maildev is there, or run maildev yourself',
};

/** Finds or sets up every component, side by side; rejects with all that is missing. */
export async function resolveServers(setting: Setting): Promise<Servers> {
  const [store, broker, inbox] = await Promise.allSettled([
    provide(mongodb, setting),
    provide(rabbitmq, setting),
    provide(smtp, setting),
  ]);
  if (
    store.status === 'fulfilled' &&
    broker.status === 'fulfilled' &&
    inbox.status === 'fulfilled'
  ) {
    return {
      store: store.value.value,
      broker: broker.value.value,
      inbox: inbox.value.value,
      givenStore: store.value.given ?? false,
      givenBroker: broker.value.given ?? false,
    };
  }
  const failures = [store, broker, inbox].filter((result) => result.status === 'rejected');
  throw new Error(failures.map(({ reason }) => (reason as Error).message).join('\n'));
}
