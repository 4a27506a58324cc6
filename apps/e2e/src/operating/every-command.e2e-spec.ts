import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { connect, type ConfirmChannel } from 'amqplib';
import { z } from 'zod';
import { services, type ServiceName } from '@secop/contracts';
import { commandTables, type Targets } from './command-table';
import { Console } from './console';

const listed = z.array(
  z.object({
    name: z.string(),
    help: z.string(),
    change: z.boolean(),
    recorded: z.boolean().default(false),
    reveals: z.boolean().default(false),
  }),
);
type Listed = z.infer<typeof listed>[number];

jest.setTimeout(600_000);

describe('every command of an operator', () => {
  let console_: Console;
  let targets: Targets;

  beforeAll(async () => {
    console_ = await Console.open();
    targets = await place(console_);
  });
  afterAll(() => console_?.close());

  const words = (service: ServiceName, name: string) => [
    ...name.split(' '),
    ...commandTables[service][name]!(targets),
  ];
  const audited = async (service: ServiceName, operator: string) => {
    const database = await console_.database(service);
    return database.collection('operator_audit').countDocuments({ operator });
  };

  const commandsOf = async (service: ServiceName) => {
    const { code, out } = await console_.type(service, '--help', '--json');
    expect(code).toBe(0);
    return listed.parse(JSON.parse(out));
  };

  it.each(services)(
    'of %s is known here: one that is new has to be tried, too',
    async (service) => {
      const names = (await commandsOf(service)).map(({ name }) => name);
      expect(names.sort()).toEqual(Object.keys(commandTables[service]).sort());
    },
  );

  it('does what it says, says nothing it does not do, and is on record', async () => {
    // The notifier first: what the others say again waits for it, and it must have heard everything before it settles.
    const wrong = await allTried('notifier');
    const others = services.filter((service) => service !== 'notifier');
    wrong.push(...(await Promise.all(others.map(allTried))).flat());
    expect(wrong).toEqual([]);
  });

  async function allTried(service: ServiceName): Promise<string[]> {
    const commands = await commandsOf(service);
    const wrong: string[] = [];
    for (const name of Object.keys(commandTables[service])) {
      const command = commands.find((one) => one.name === name)!;
      await hear(console_, service);
      wrong.push(...(await tried(service, command)));
    }
    return wrong;
  }

  async function tried(
    service: ServiceName,
    { name, change, recorded }: Listed,
  ): Promise<string[]> {
    const typed = words(service, name);
    const operator = `eva.${name.replaceAll(' ', '.')}`;
    const named = change || recorded ? ['--as', operator] : [];
    const wrong: string[] = [];
    const complain = (what: string) => wrong.push(`${service} ${name}: ${what}`);
    if (change) {
      const before = await console_.fingerprint(service);
      const rehearsed = await console_.type(service, ...typed, ...named, '--dry-run', '--json');
      if (rehearsed.code !== 0) complain(`--dry-run ended with ${said(rehearsed)}`);
      if ((await console_.fingerprint(service)) !== before) complain('--dry-run changed something');
      if ((await audited(service, operator)) > 0) complain('--dry-run left an audit entry');
    }
    const done = await console_.type(service, ...typed, ...named, '--json');
    if (done.code !== 0) complain(`ended with ${said(done)}`);
    if (!isJson(done.out)) complain('--json is no JSON');
    if (named.length > 0 && (await audited(service, operator)) === 0) complain('no audit entry');
    return wrong;
  }

  it.each(services)('of %s is refused with 2 when it is not understood', async (service) => {
    expect(await console_.type(service, 'migrate')).toMatchObject({ code: 2, out: '' });
    expect(await console_.type(service, 'migrate', '--force', '--as', 'eva')).toMatchObject({
      code: 2,
    });
    expect(await console_.type(service, 'explode')).toMatchObject({ code: 2 });
  });
});

const said = ({ code, out, err }: { code: number; out: string; err: string }) =>
  `${code}: ${(err || out).trim().slice(0, 200)}`;

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

/** Something for each command to do. */
async function place(console_: Console): Promise<Targets> {
  await migrateAndDeclare(console_);
  const now = new Date();
  const aggregate = { v: 1, created: { key: 'k', hash: '' }, handled: [], handledByMachines: [] };
  const person = { documentType: 'CC', documentNumber: '1', firstNames: 'A', lastNames: 'B' };
  const [user, closedUser, email] = ['user-1', 'user-2', 'ana@correo.example'];
  const registered = { ...aggregate, ...person, email, outbox: [], registeredAt: now, phone: null };
  const users = (await console_.database('identity')).collection<{ _id: string }>('users');
  await users.insertMany([
    { _id: user, ...registered, status: 'active', passwordHash: 'x' },
    { _id: closedUser, ...registered, status: 'closed', closed: { at: now, by: 'x', reason: 'x' } },
  ] as never[]);
  const notifier = await console_.database('notifier');
  const row = (_id: string, state: string) => ({
    ...{ _id, v: 1, template: 'access-rejected', subject: 's', step: _id, recipient: user },
    ...{ facts: {}, trace: {}, state, createdAt: now, dueAt: now },
    ...{ leases: 0, attempts: 0, retries: 0, waits: 0, doubts: 0 },
  });
  const [waiting, heldRow, suppressed] = ['waiting', 'held', 'suppressed-1'];
  const rows = notifier.collection<{ _id: string }>('deliveries');
  await rows.insertMany([row(waiting, 'pending'), row(heldRow, 'hold')]);
  await notifier.collection<{ _id: string }>('recipients').insertOne({
    ...{ _id: suppressed, version: 1, suppressedAt: now, suppressedBy: 'attempt' },
  });
  for (const service of services) {
    if (service !== 'identity') await park(console_, service);
    const order = { do: 'ring-outbox', service, run: 'r', collection: 'none', id: 'x' };
    writeFileSync(join(console_.folder, `${service}-orders.jsonl`), `${JSON.stringify(order)}\n`);
  }
  return {
    ...{ account: 'secop-900000001', user, closedUser, email, waiting, heldRow, suppressed },
    parked: (service, message) => `${service}-${message}`,
    file: (name) => join(console_.folder, name),
    directory: join(repository, 'apps/accounts/demo/demo-accounts.csv'),
    now: now.toISOString(),
  };
}

async function migrateAndDeclare(console_: Console): Promise<void> {
  for (const service of services) {
    const migrated = await console_.type(service, 'migrate', '--as', 'placing');
    if (migrated.code !== 0) throw new Error(migrated.err);
  }
  const declared = await console_.type('accounts', 'topology', 'declare', '--as', 'placing');
  if (declared.code !== 0) throw new Error(declared.err);
}

async function park({ infrastructure }: Console, service: ServiceName): Promise<void> {
  await onBroker(infrastructure.rabbitmqUrl, async (channel) => {
    for (const message of [0, 1]) {
      channel.publish(`${service}.retry`, 'parked', Buffer.from('{}'), {
        persistent: true,
        messageId: `${service}-${message}`,
        type: 'planted',
      });
    }
    await channel.waitForConfirms();
  });
}

/** As a service that is at work would. */
async function hear({ infrastructure }: Console, service: ServiceName): Promise<void> {
  if (service === 'identity') return;
  await onBroker(infrastructure.rabbitmqUrl, (channel) => channel.purgeQueue(`${service}.events`));
}

async function onBroker(
  url: string,
  work: (channel: ConfirmChannel) => Promise<unknown>,
): Promise<void> {
  const broker = await connect(url);
  await work(await broker.createConfirmChannel());
  await broker.close();
}
