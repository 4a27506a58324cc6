import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allRoutes } from '@secop/contracts';
import { openApi } from './openapi';

const root = join(__dirname, '../../../..');

describe('the OpenAPI document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const lint = (document: unknown) => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    return spawnSync(
      process.execPath,
      [
        'node_modules/@redocly/cli/bin/cli.js',
        'lint',
        file,
        '--config=tools/architecture/redocly.yaml',
        '--format=json',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
  };
  const problemsIn = (document: unknown) => {
    const { stdout, stderr } = lint(document);
    try {
      return (JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] }).problems;
    } catch (cause) {
      throw new Error(`the linter said nothing readable: ${stderr}`, { cause });
    }
  };

  it('passes the linter', () => {
    expect(problemsIn(openApi())).toEqual([]);
  });

  it('does not pass it with an operation without words and a reference to nowhere', () => {
    const document = openApi() as { paths: Record<string, Record<string, object>> };
    document.paths['/me'] = {
      ...document.paths['/me'],
      get: { operationId: 'getMe', parameters: [{ $ref: '#/components/parameters/Nowhere' }] },
    };

    const rules = problemsIn(document).map(({ ruleId }) => ruleId);

    expect(rules).toEqual(expect.arrayContaining(['operation-summary', 'no-unresolved-refs']));
  });

  it('has every route, with the cookie where a session is required', () => {
    const { paths } = openApi() as {
      paths: Record<string, Record<string, { security?: object[] }>>;
    };

    for (const { method, path, session } of allRoutes) {
      const operation = paths[path]?.[method.toLowerCase()];
      expect(operation).toBeDefined();
      expect(operation?.security).toEqual(session === 'required' ? undefined : []);
    }
  });
});
