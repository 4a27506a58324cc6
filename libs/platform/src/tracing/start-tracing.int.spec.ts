import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

/** Packages of OpenTelemetry that a process has loaded after this, but for the interfaces that prom-client brings. */
function loadedAfter(script: string): string[] {
  const ending = `;
    const loaded = Object.keys(require.cache).flatMap((file) => /@opentelemetry\\/[\\w-]+/.exec(file) ?? []);
    console.log(JSON.stringify([...new Set(loaded)]));
    process.exit(0);`;
  const said = execFileSync(
    process.execPath,
    ['-r', '@swc-node/register', '-r', 'reflect-metadata', '-e', script + ending],
    { cwd: root, encoding: 'utf8' },
  );
  return (JSON.parse(said) as string[]).filter((name) => name !== '@opentelemetry/api');
}

const platform = "require('./libs/platform/src/index.ts');";
const tracing = "require('./libs/platform/src/tracing/start-tracing.ts').startTracing";

describe('traces', () => {
  it('cost nothing while nobody receives them: nothing of theirs is loaded', () => {
    expect(loadedAfter(`${platform}${tracing}('accounts', undefined)`)).toEqual([]);
  });

  it('are recorded when there is a receiver', () => {
    const loaded = loadedAfter(`${platform}${tracing}('accounts', 'http://127.0.0.1:9')`);
    expect(loaded).toContain('@opentelemetry/sdk-trace-node');
  });
});
