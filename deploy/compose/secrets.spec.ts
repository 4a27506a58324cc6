import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { readCompose } from './compose-file';

const root = join(__dirname, '../..');
const generate = (folder: string) =>
  execFileSync(process.execPath, [join(__dirname, 'secrets.mjs'), '--into', folder], {
    encoding: 'utf8',
  });

describe('the secrets of a composed product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd();
  const all = () => Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)]));
  beforeAll(() => generate(folder));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are all that docker-compose.yml asks for', () => {
    const { secrets } = readCompose(join(root, 'docker-compose.yml'));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(Object.keys(secrets)));
  });

  it('lie in a folder that nobody else enters', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('stay when they are made again', () => {
    const before = all();
    expect(generate(folder)).toContain('nothing to make');
    expect(all()).toEqual(before);
  });

  it('differ from those of another place', () => {
    const other = mkdtempSync(join(tmpdir(), 'secrets-'));
    generate(other);
    const drawn = readdirSync(folder).filter((name) => /password$|key|uri$|url$/.test(name));
    const same = drawn.filter(
      (name) => readFileSync(join(other, name), 'utf8').trimEnd() === read(name),
    );
    rmSync(other, { recursive: true });
    expect(drawn.length).toBeGreaterThan(20);
    expect(same).toEqual([]);
  });

  it('are new, and so is what follows from them, when one is deleted', () => {
    const uri = read('accounts-rabbitmq-url');
    const others = read('identity-rabbitmq-url');
    rmSync(join(folder, 'accounts-rabbitmq-password'));
    generate(folder);
    expect(read('accounts-rabbitmq-url')).not.toBe(uri);
    expect(read('accounts-rabbitmq-url')).toContain(read('accounts-rabbitmq-password'));
    expect(read('identity-rabbitmq-url')).toBe(others);
  });

  it('reach the broker as salted hashes only', () => {
    const definitions = read('rabbitmq-definitions');
    const { users } = JSON.parse(definitions) as {
      users: { name: string; password_hash: string }[];
    };
    expect(users.map(({ name }) => name)).toHaveLength(6);
    for (const { name, password_hash: hash } of users) {
      const password = read(`${name}-rabbitmq-password`);
      const bytes = Buffer.from(hash, 'base64');
      const digest = createHash('sha256').update(bytes.subarray(0, 4)).update(password).digest();
      expect(bytes.subarray(4)).toEqual(digest);
      expect(definitions).not.toContain(password);
    }
  });

  it('include keys as the services read them; who checks is given the public half', () => {
    const { keys: signing } = JSON.parse(read('token-signing-keys')) as { keys: object[] };
    expect(signing).toEqual([
      expect.objectContaining({ crv: 'Ed25519', d: expect.any(String) as string }),
    ]);
    const { keys: sealing } = JSON.parse(read('sealing-keys')) as { keys: object[] };
    expect(sealing).toEqual([
      expect.objectContaining({ crv: 'P-256', d: expect.any(String) as string }),
    ]);
    const gatewayKey = JSON.parse(read('gateway-signing-key')) as object;
    const publicHalf = Object.fromEntries(
      Object.entries(gatewayKey).filter(([name]) => name !== 'd'),
    );
    expect(JSON.parse(read('gateway-jwks'))).toEqual({ keys: [publicHalf] });
  });

  it('include a certificate that vouches for the mail catcher and nobody else', async () => {
    const certificate = read('mail-certificate');
    const server = createServer({ cert: certificate, key: read('mail-key') });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const handshake = (servername: string) =>
      new Promise<string>((resolve) => {
        const socket: TLSSocket = connect({ host: '127.0.0.1', port, servername, ca: certificate });
        socket.on('secureConnect', () => resolve('trusted'));
        socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(String(code)));
        socket.on('close', () => undefined);
        socket.on('secureConnect', () => socket.destroy());
      });
    expect(await handshake('mail')).toBe('trusted');
    expect(await handshake('relay.example')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    server.close();
  });
});
