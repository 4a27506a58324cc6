import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest } from '../../a-gateway.builder';
import { PortalFiles } from './portal-files';

const page = '<!doctype html><title>Portal</title><script src="/assets/main-B4x_k2Zq.js"></script>';
const script = `console.log('${'portal '.repeat(500)}');`;
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the portal', () => {
  let infrastructure: TestInfrastructure;
  let folder: string;
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    const above = mkdtempSync(join(tmpdir(), 'portal-'));
    folder = join(above, '.built');
    const put = (path: string, content: string | Buffer) =>
      writeFileSync(join(folder, path), content);
    mkdirSync(join(folder, 'assets'), { recursive: true });
    put('index.html', page);
    put('assets/main-B4x_k2Zq.js', script);
    put('assets/main-B4x_k2Zq.js.br', brotliCompressSync(script));
    put('assets/main-B4x_k2Zq.js.gz', gzipSync(script));
    put('assets/gone-B4x_k2Zq.js', script);
    put('manifest.webmanifest', '{}');
    put('.secret', 'x');
    writeFileSync(join(above, 'outside.txt'), 'outside');
    symlinkSync(join(above, 'outside.txt'), join(folder, 'link.txt'));
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl, { PORTAL_FILES: folder });
    unlinkSync(join(folder, 'assets/gone-B4x_k2Zq.js'));
    put('later.txt', 'added after the start');
  });
  afterAll(async () => {
    rmSync(join(folder, '..'), { recursive: true });
    await gateway.stop();
    await infrastructure.drop();
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(gateway.running.url + path, { headers, method, redirect: 'manual' });
  /** Sends the very path, which `fetch` would tidy up. */
  const statusOf = (path: string, headers: Record<string, string> = html) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(gateway.running.url);
      request({ hostname, port, path, headers, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it.each([
    '/',
    '/index.html',
    '/cuentas/acc_1/usuarios',
    '/restablecer?token=1',
    '/internal/tokens',
  ])('answers %s with its page, which is asked for again each time', async (path) => {
    const answer = await get(path, html);
    expect([answer.status, await answer.text()]).toEqual([200, page]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const etag = answer.headers.get('etag')!;
    expect(await statusOf(path, { ...html, 'if-none-match': etag })).toBe(304);
    expect(await statusOf(path, { ...html, 'if-none-match': '"older"' })).toBe(200);
  });

  it('lets nothing in that is not its own, and nobody frame it', async () => {
    const { headers } = await get('/', html);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
    ['br;q=0, gzip;q=0', null],
  ])('answers with a hashed file for ever, to %s as %s', async (accepted, encoding) => {
    const answer = await get('/assets/main-B4x_k2Zq.js', { 'accept-encoding': accepted });
    expect([answer.status, await answer.text()]).toEqual([200, script]);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
  });

  it('names what is no page by its own type', async () => {
    const answer = await get('/manifest.webmanifest');
    expect(answer.headers.get('content-type')).toContain('application/manifest+json');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await get('/assets/main-B4x_k2Zq.js', { 'accept-encoding': 'identity' }, 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('content-length')).toBe(String(script.length));
  });

  it.each([
    '/assets/missing-B4x_k2Zq.js',
    '/assets/gone-B4x_k2Zq.js',
    '/assets/missing',
    '/assets',
    '/assets/',
    '/favicon.ico',
    '/.secret',
    '/link.txt',
    '/later.txt',
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/assets/../../outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '//etc/passwd.txt',
    '/index.html%00.js',
    '/%ff.js',
  ])('has no %s, for readers of pages neither', async (path) => {
    expect([400, 404]).toContain(await statusOf(path));
    expect([400, 404]).toContain(await statusOf(path, {}));
  });

  it('says of a missing file in a problem document that nobody may keep', async () => {
    for (const path of ['/assets/missing-B4x_k2Zq.js', '/assets/gone-B4x_k2Zq.js']) {
      const answer = await get(path, html);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'route.not-found' });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('gives its page to nobody who does not read pages', async () => {
    for (const accept of ['*/*', 'application/json', 'image/avif,*/*']) {
      expect((await get('/cuentas', { accept })).status).toBe(404);
    }
    expect((await get('/cuentas', html, 'POST')).status).toBe(404);
  });

  it.each(['/api', '/api/', '/api/v1/nowhere', '/API/v1/me', '/api/v2/me'])(
    'leaves %s to the API',
    async (path) => {
      const answer = await get(path, html);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'route.not-found' });
    },
  );

  it('leaves the probes and the API as they are', async () => {
    expect(await (await get('/livez', html)).text()).not.toContain('<title>');
    expect((await get('/api/v1/me', html)).status).toBe(401);
  });

  it('is missed at the start when its folder holds no page', () => {
    const empty = mkdtempSync(join(tmpdir(), 'portal-'));
    expect(() => new PortalFiles(empty)).toThrow('holds no index.html');
    rmSync(empty, { recursive: true });
  });
});
