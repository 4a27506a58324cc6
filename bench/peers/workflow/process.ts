import { createServer } from 'node:http';
import { contestantNames, type ContestantName } from '../contestants';
import { Effects } from './effects';
import { roles, type Accepting, type Contestant, type Role } from './wiring';

/** `CONTESTANT ROLE`: one process of the small workflow, with a door for acceptances and readiness on PORT. */
async function main([name, role]: string[]): Promise<void> {
  const { BROKER_URL = '', MONGODB_URI = '', SMTP_URL = '', PORT, FAILING } = process.env;
  const effects = await Effects.open(MONGODB_URI, SMTP_URL, FAILING === 'yes');
  const loaded = (await import(`../contestants/${contestant(name)}`)) as { contestant: Contestant };
  const wiring = { brokerUrl: BROKER_URL, mongodbUri: MONGODB_URI, effects };
  const running = await loaded.contestant[roleOf(role)](wiring);
  const server = createServer((request, answer) => {
    const [, id] = /^\/acceptances\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    if (!id) return void answer.end();
    (running as Accepting).accept(id).then(
      () => answer.end(),
      (error: unknown) => answer.writeHead(503).end(String(error)),
    );
  });
  server.listen(Number(PORT), '127.0.0.1');
  process.once('SIGTERM', () => {
    const open = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    void open
      .then(() => running.stop())
      .then(() => effects.close())
      .then(() => process.exit(0));
  });
}

function contestant(name: string | undefined): ContestantName {
  const found = contestantNames.find((one) => one === name);
  if (!found) throw new Error(`${name} is none of ${contestantNames.join(', ')}`);
  return found;
}

function roleOf(role: string | undefined): Role {
  const found = roles.find((one) => one === role);
  if (!found) throw new Error(`${role} is none of ${roles.join(', ')}`);
  return found;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
