import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import mongoose from 'mongoose';
import { build } from '../faults/world/build';
import { owners, type Owner } from '../restoring/beliefs';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const nowhere = 'http://127.0.0.1:9/jwks.json';
const jwk = (curve: 'ed25519' | 'P-256') => {
  const { privateKey } =
    curve === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: curve });
  return { ...privateKey.export({ format: 'jwk' }), kid: curve };
};

/** The services' operator commands as processes, on databases and a vhost of their own without anybody at work. */
export class Console {
  private readonly connections = new Map<Owner, mongoose.Connection>();

  private constructor(
    readonly infrastructure: TestInfrastructure,
    private readonly databases: Readonly<Record<Owner, string>>,
    readonly folder: string,
  ) {}

  static async open(): Promise<Console> {
    const infrastructure = await testInfrastructure();
    const databases = Object.fromEntries(
      owners.map((owner) => [owner, infrastructure.anotherDatabase()]),
    ) as Record<Owner, string>;
    const folder = mkdtempSync(join(repository, '.run/console-'));
    build(join(folder, 'build'));
    return new Console(infrastructure, databases, folder);
  }

  type(service: Owner, ...words: string[]): Promise<Answer> {
    const entry = join(this.folder, 'build/apps', service, 'src/ops/main.js');
    const options = { cwd: repository, env: this.environment(service), timeout: 60_000 };
    return new Promise((resolve) => {
      execFile(process.execPath, [entry, ...words], options, (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
      );
    });
  }

  async database(service: Owner): Promise<mongoose.mongo.Db> {
    const known = this.connections.get(service);
    if (known) return known.db!;
    const opened = await mongoose.createConnection(this.databases[service]).asPromise();
    this.connections.set(service, opened);
    return opened.db!;
  }

  /** The same as long as nothing in the service's database has changed. */
  async fingerprint(service: Owner): Promise<string> {
    const database = await this.database(service);
    const hash = createHash('sha256');
    const found = await database.listCollections({}, { nameOnly: true }).toArray();
    for (const { name } of found.sort((one, other) => one.name.localeCompare(other.name))) {
      const documents = await database.collection(name).find().sort({ _id: 1 }).toArray();
      hash.update(JSON.stringify([name, documents]));
    }
    return hash.digest('hex');
  }

  async close(): Promise<void> {
    for (const connection of this.connections.values()) await connection.close();
    rmSync(this.folder, { recursive: true, force: true });
    await this.infrastructure.drop();
  }

  private environment(service: Owner): NodeJS.ProcessEnv {
    const { rabbitmqUrl, managementUrl } = this.infrastructure;
    const signing = jwk('ed25519');
    const own: Record<Owner, NodeJS.ProcessEnv> = {
      identity: {
        TOKEN_SIGNING_KEYS: JSON.stringify({ keys: [signing] }),
        GATEWAY_JWKS: JSON.stringify({ keys: [{ ...signing, d: undefined }] }),
        NOTIFIER_JWKS_URL: nowhere,
      },
      accounts: {},
      'access-requests': { ACCOUNTS_URL: 'http://127.0.0.1:9' },
      notifier: {
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'SECOP II <no-responder@secop.example>',
        PUBLIC_ORIGIN: 'https://acceso.secop.example',
        SEALING_KEYS: JSON.stringify({ keys: [jwk('P-256')] }),
      },
    };
    return {
      PATH: process.env['PATH'],
      PORT: '0',
      MONGODB_URI: this.databases[service],
      RABBITMQ_URL: rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: managementUrl,
      IDENTITY_JWKS_URL: nowhere,
      ...own[service],
    };
  }
}
