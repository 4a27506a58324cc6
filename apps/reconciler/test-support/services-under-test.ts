import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { services, type ServiceName } from '@secop/contracts';
import { storeConnectionOptions } from '@secop/messaging';
import {
  loneServiceEnvironment,
  testInfrastructure,
  type TestInfrastructure,
} from '@secop/testing';
import mongoose from 'mongoose';
import type { Sighting } from '../src/reading/sighting';
import { documentsOf } from './documents';

const execute = promisify(execFile);
const repository = join(__dirname, '../../..');

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
    return {
      ...loneServiceEnvironment(service),
      MONGODB_URI: this.databases[service],
      SCHEMA: 'migrate',
      RABBITMQ_URL: this.infrastructure.rabbitmqUrl,
      SHUTDOWN_WAIT_MS: '0',
    };
  }
}
