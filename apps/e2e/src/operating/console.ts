import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import {
  loneServiceEnvironment,
  testInfrastructure,
  type TestInfrastructure,
} from '@secop/testing';
import mongoose from 'mongoose';
import { build } from '../faults/world/build';
import { services, type ServiceName } from '@secop/contracts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The services' operator commands as processes, on databases and a vhost of their own without anybody at work. */
export class Console {
  private readonly connections = new Map<ServiceName, mongoose.Connection>();

  private constructor(
    readonly infrastructure: TestInfrastructure,
    private readonly databases: Readonly<Record<ServiceName, string>>,
    readonly folder: string,
  ) {}

  static async open(): Promise<Console> {
    const infrastructure = await testInfrastructure();
    const databases = Object.fromEntries(
      services.map((owner) => [owner, infrastructure.anotherDatabase()]),
    ) as Record<ServiceName, string>;
    const folder = mkdtempSync(join(repository, '.run/console-'));
    build(join(folder, 'build'));
    return new Console(infrastructure, databases, folder);
  }

  type(service: ServiceName, ...words: string[]): Promise<Answer> {
    const entry = join(this.folder, 'build/apps', service, 'src/ops/main.js');
    const options = { cwd: repository, env: this.environment(service) };
    return new Promise((resolve) => {
      execFile(process.execPath, [entry, ...words], options, (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
      );
    });
  }

  async database(service: ServiceName): Promise<mongoose.mongo.Db> {
    const known = this.connections.get(service);
    if (known) return known.db!;
    const opened = await mongoose.createConnection(this.databases[service]).asPromise();
    this.connections.set(service, opened);
    return opened.db!;
  }

  /** The same as long as nothing in the service's database has changed. */
  async fingerprint(service: ServiceName): Promise<string> {
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

  private environment(service: ServiceName): NodeJS.ProcessEnv {
    const { rabbitmqUrl, managementUrl } = this.infrastructure;
    return {
      PATH: process.env['PATH'],
      MONGODB_URI: this.databases[service],
      RABBITMQ_URL: rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: managementUrl,
      ...loneServiceEnvironment(service),
    };
  }
}
