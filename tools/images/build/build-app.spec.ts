import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildApp } from './build-app';

const root = join(__dirname, '../../..');
const emails = 'apps/notifier/src/emails';

describe('a built app', () => {
  const out = join(mkdtempSync(join(tmpdir(), 'built-')), 'notifier');
  const files = () => readdirSync(out, { recursive: true, encoding: 'utf8' });
  const run = (...command: string[]) =>
    execFileSync(process.execPath, command, { cwd: out, encoding: 'utf8', env: {}, stdio: 'pipe' });
  const manifest = () =>
    JSON.parse(readFileSync(join(out, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
  beforeAll(() => buildApp({ root, app: 'notifier', out, assets: { [emails]: emails } }));
  afterAll(() => rmSync(join(out, '..'), { recursive: true }));

  it('holds no source, no test and nothing of another app', () => {
    const foreign = /\.ts$|\.spec\.|\.builder\.|libs\/testing|apps\/(?!notifier)/;
    expect(files().filter((path) => foreign.test(path))).toEqual([]);
  });

  it('needs the packages that its code requires, in the versions of the workspace', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toMatchObject(manifest().dependencies);
    expect(Object.keys(manifest().dependencies)).toEqual(
      expect.arrayContaining(['@nestjs/core', 'amqplib', 'handlebars', 'mongoose', 'nodemailer']),
    );
    expect(Object.keys(manifest().dependencies)).not.toContain('@node-rs/argon2');
  });

  it('is locked without anything that only development needs', () => {
    const { packages } = JSON.parse(readFileSync(join(out, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    expect(Object.values(packages).filter(({ dev }) => dev)).toEqual([]);
    expect(Object.keys(packages)).not.toContain('node_modules/jest');
  });

  it('takes along what it reads while it runs', () => {
    expect(existsSync(join(out, emails, 'access-confirmed/body.html.hbs'))).toBe(true);
  });

  it('runs without the sources', () => {
    symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'));
    expect(run('apps/notifier/ops.js', '--help')).toContain('deliveries list');
    expect(() => run('main.js')).toThrow(/MONGODB_URI: is missing/);
  });

  it('says through its health script whether it is ready', () => {
    expect(() => run('healthy.js')).toThrow();
  });
});

describe('an app of a small workspace', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  const build = (main: string) => {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(workspace, path)), { recursive: true });
      writeFileSync(join(workspace, path), text);
    };
    write('apps/small/src/main.ts', main);
    write('apps/small/src/fact.ts', 'export const fact: number = 1;');
    write('libs/contracts/src/index.ts', "export { fact } from './said';");
    write('libs/contracts/src/said.ts', 'export const fact = 2;');
    write('tools/images/runtime/healthy.ts', '');
    write('package.json', JSON.stringify({ version: '1.0.0', dependencies: { known: '1.0.0' } }));
    write('package-lock.json', JSON.stringify({ packages: { 'node_modules/known': {} } }));
    buildApp({ root: workspace, app: 'small', out: join(workspace, 'out'), assets: {} });
  };
  afterAll(() => rmSync(workspace, { recursive: true }));

  it('finds its own files and the libraries, and leaves out what is imported as a type', () => {
    build(
      `import type { Left } from 'left-pad';
       import { fact } from '@secop/contracts';
       import { fact as own } from './fact';
       console.log(fact + own);`,
    );
    const said = execFileSync(process.execPath, ['main.js'], { cwd: join(workspace, 'out') });
    expect(said.toString()).toBe('3\n');
  });

  it('is not built when package.json does not name what it requires', () => {
    expect(() => build("import 'left-pad';")).toThrow('small requires left-pad');
  });

  it('is not built when it imports what is not there', () => {
    expect(() => build("import './away';")).toThrow('imports ./away, and there is no such file');
  });
});
