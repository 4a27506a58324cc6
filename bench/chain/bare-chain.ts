import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { freePort } from '@secop/dev';
import { declareTopology } from '@secop/messaging';
import { exportJWK, generateKeyPair } from 'jose';
import { simpleParser } from 'mailparser';
import { mongo } from 'mongoose';
import type { Bench } from '../suite/bench';
import { Worker } from '../workers/worker';

export interface BareChain {
  readonly url: string;
  readonly cookie: string;
  readonly databases: Readonly<Record<'access-requests' | 'accounts' | 'notifier', string>>;
}

interface Wanted {
  readonly smtpUrl: string;
  /** One of the product's confirmations, for its words. */
  readonly mail: string;
  /** Administers every account. */
  readonly administratorId: string;
}

/** Five processes with plain drivers and the same queues; bench/README.md says what they do. */
export async function startBareChain(bench: Bench, wanted: Wanted): Promise<BareChain> {
  const rabbitmqUrl = await bench.vhost('bare');
  await declareTopology(rabbitmqUrl);
  const databases = {
    identity: bench.database('bare_identity'),
    accounts: bench.database('bare_accounts'),
    'access-requests': bench.database('bare_access_requests'),
    notifier: bench.database('bare_notifier'),
  };
  const [identityKey, gatewayKey] = [await newKey(), await newKey()];
  const secret = randomBytes(32).toString('base64url');
  await addSession(databases.identity, secret, wanted.administratorId);
  const [identity, accounts, requests, gateway] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const start = (name: string, environment: NodeJS.ProcessEnv) =>
    Worker.start(bench.setting, `bare-chain/${name}.worker.ts`, {
      RABBITMQ_URL: rabbitmqUrl,
      IDENTITY_PUBLIC_KEY: identityKey.publicKey,
      ...environment,
    });
  await Promise.all([
    start('identity', {
      PORT: String(identity),
      MONGODB_URI: databases.identity,
      GATEWAY_PUBLIC_KEY: gatewayKey.publicKey,
      IDENTITY_KEY: identityKey.privateKey,
    }),
    start('accounts', { PORT: String(accounts), MONGODB_URI: databases.accounts }),
    start('requests', {
      PORT: String(requests),
      MONGODB_URI: databases['access-requests'],
      ACCOUNTS_URL: at(accounts),
    }),
    start('notifier', {
      MONGODB_URI: databases.notifier,
      SMTP_URL: wanted.smtpUrl,
      MAIL_FILE: await wordsOf(bench, wanted.mail),
    }),
    start('gateway', {
      PORT: String(gateway),
      GATEWAY_KEY: gatewayKey.privateKey,
      IDENTITY_URL: at(identity),
      ACCESS_REQUESTS_URL: at(requests),
    }),
  ]);
  return { url: at(gateway), cookie: `__Host-session=${secret}`, databases };
}

async function wordsOf(bench: Bench, mail: string): Promise<string> {
  const { subject, html, text } = await simpleParser(mail);
  const file = join(bench.setting.run.path, 'confirmation.json');
  writeFileSync(file, JSON.stringify({ subject, html, text }), { mode: 0o600 });
  return file;
}

async function addSession(uri: string, secret: string, userId: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  const sessions = client.db().collection('sessions');
  await sessions.createIndex({ secretHash: 1 }, { unique: true });
  const secretHash = createHash('sha256').update(secret).digest('base64url');
  await sessions.insertOne({ secretHash, userId });
  await client.close();
}

async function newKey(): Promise<{ privateKey: string; publicKey: string }> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return {
    privateKey: JSON.stringify(await exportJWK(pair.privateKey)),
    publicKey: JSON.stringify(await exportJWK(pair.publicKey)),
  };
}
