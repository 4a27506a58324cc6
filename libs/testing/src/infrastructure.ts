import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';

/** A database and a vhost that belong to one test file, on the real store and broker. */
export interface TestInfrastructure {
  /** With the database name in it. */
  readonly mongodbUri: string;
  /** With the vhost in it. */
  readonly rabbitmqUrl: string;
  readonly managementUrl: string;
  /** A second database on the same store, dropped too. */
  anotherDatabase(): string;
  /** Removes what this file created and nothing else. */
  drop(): Promise<void>;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through \`npm test\``);
  return value;
}

const withDatabase = (uri: string, name: string) => {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.toString();
};

async function management(url: URL, method: 'PUT' | 'DELETE', path: string, body = '{}') {
  const { username, password, origin } = url;
  const answer = await fetch(`${origin}/api/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(method === 'PUT' ? { body } : {}),
  });
  if (!answer.ok && answer.status !== 404) {
    throw new Error(`the broker's management API answered ${answer.status} to ${method} ${path}`);
  }
}

/** Creates both; call `drop()` when the file ends. */
export async function testInfrastructure(): Promise<TestInfrastructure> {
  const name = `secop_test_${randomBytes(6).toString('hex')}`;
  const broker = new URL(required('RABBITMQ_URL'));
  const managementUrl = new URL(
    process.env.RABBITMQ_MANAGEMENT_URL ?? `http://${broker.hostname}:15672`,
  );
  managementUrl.username ||= broker.username || 'guest';
  managementUrl.password ||= broker.password || 'guest';
  const user = decodeURIComponent(broker.username || 'guest');
  await management(managementUrl, 'PUT', `vhosts/${name}`);
  await management(
    managementUrl,
    'PUT',
    `permissions/${name}/${encodeURIComponent(user)}`,
    JSON.stringify({ configure: '.*', write: '.*', read: '.*' }),
  );
  broker.pathname = `/${name}`;

  const databases = [withDatabase(required('MONGODB_URI'), name)];
  return {
    mongodbUri: databases[0]!,
    rabbitmqUrl: broker.toString(),
    managementUrl: managementUrl.toString(),
    anotherDatabase: () => {
      const uri = withDatabase(required('MONGODB_URI'), `${name}_${databases.length}`);
      databases.push(uri);
      return uri;
    },
    drop: async () => {
      for (const uri of databases) {
        const connection = await mongoose.createConnection(uri).asPromise();
        await connection.dropDatabase();
        await connection.close();
      }
      await management(managementUrl, 'DELETE', `vhosts/${name}`);
    },
  };
}
