import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Finding, Plant } from './lint-planted';
import { allowed, forbidden } from './plants';

const root = join(__dirname, '../../..');

function lint(plants: readonly Plant[]): Finding[] {
  const answer = execFileSync(
    process.execPath,
    ['-r', '@swc-node/register', 'tools/architecture/lint/lint-planted.ts'],
    {
      cwd: root,
      input: JSON.stringify(plants),
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    },
  );
  return JSON.parse(answer) as Finding[];
}

describe('the lint rules of the workspace', () => {
  const findings = lint([...forbidden.map(({ plant }) => plant), ...allowed]);

  it.each(forbidden.map((planted) => [planted.what, planted] as const))(
    'report %s',
    (_what, { plant, rule }) => {
      const here = findings.filter(({ path }) => path === plant.path);

      expect(here.map((finding) => finding.rule)).toContain(rule);
    },
  );

  it.each(allowed.map((plant) => [plant.text.split('\n')[0], plant] as const))(
    'let pass: %s',
    (_text, plant) => {
      expect(findings.filter(({ path }) => path === plant.path)).toEqual([]);
    },
  );
});
