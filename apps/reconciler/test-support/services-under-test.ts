import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { services, type ServiceName } from '@secop/contracts';
import { storeConnectionOptions } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import mongoose from 'mongoose';
import type { Sighting } from '../src/reading/sighting';
import { documentsOf } from './documents';

const execute = promisify(execFile);
const repository = join(__dirname, '../../..');
const jwk = (curve: 'ed25519' | 'P-256') => {
  const { privateKey } =
    curve === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: curve });
  return { ...privateKey.export({ format: 'jwk' }), kid: curve };
};
const nowhere = 'http://127.0.0.1:9/jwks.json';

/** Databases of the four services without anybody at work in them, and the services' own operator commands. */
export class ServicesUnderTest {
  private constructor(
    private readonly infrastructure: TestInfrastructure,
    private readonly databases: Readonly<Record<ServiceName, string>>,
    private readonly folder: string,
  ) {}

  static async create(): Promise<ServicesUnderTest> {
    const infrastructure = await testInfrastructure();
    const databases = Object.fromEntries(
      services.map((service) => [service, infrastructure.anotherDatabase()]),
    ) as Record<ServiceName, string>;
    const folder = await mkdtemp(join(tmpdir(), 'reconciler-test-'));
    return new ServicesUnderTest(infrastructure, databases, folder);
  }

  path = (name: string) => join(this.folder, name);

  /** Writes the documents that these facts are read from. */
  async plant(facts: readonly Sighting[]): Promise<void> {
    for (const [service, collections] of Object.entries(documentsOf(facts))) {
      const store = await this.connect(service as ServiceName);
      for (const [name, documents] of Object.entries(collections)) {
        if (documents.length === 0) continue;
        await store
          .collection<{ _id: string }>(name)
          .insertMany([...documents], { ignoreUndefined: true });
      }
      await store.close();
    }
  }

  /** Runs `facts` of every service, each with its own environment; what SMTP accepted is given. */
  async readFacts(name: string, smtp: readonly Sighting[], ...scope: string[]): Promise<string> {
    const folder = this.path(name);
    await mkdir(folder);
    await Promise.all(
      services.map((service) =>
        this.operate(service, 'facts', join(folder, `${service}.jsonl`), ...scope),
      ),
    );
    const at = new Date().toISOString();
    const lines = [
      { fact: 'begin', source: 'smtp', at, since: new Date(0).toISOString() },
      ...smtp,
      { fact: 'end', facts: smtp.length },
    ];
    await writeFile(
      join(folder, 'smtp.jsonl'),
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    return folder;
  }

  async operate(service: ServiceName, ...words: string[]): Promise<string> {
    const entry = `apps/${service}/src/ops/main.ts`;
    const { stdout } = await execute(
      process.execPath,
      ['-r', '@swc-node/register', entry, ...words],
      {
        cwd: repository,
        env: this.environment(service),
      },
    );
    return stdout;
  }

  connect(service: ServiceName) {
    return mongoose.createConnection(this.databases[service], storeConnectionOptions).asPromise();
  }

  async drop(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await this.infrastructure.drop();
  }

  private environment(service: ServiceName): Record<string, string> {
    const base = {
      PORT: '0',
      MONGODB_URI: this.databases[service],
      SCHEMA: 'migrate',
      RABBITMQ_URL: this.infrastructure.rabbitmqUrl,
      SHUTDOWN_WAIT_MS: '0',
      IDENTITY_JWKS_URL: nowhere,
    };
    const signing = jwk('ed25519');
    const own: Record<ServiceName, Record<string, string>> = {
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
    return { ...base, ...own[service] };
  }
}
