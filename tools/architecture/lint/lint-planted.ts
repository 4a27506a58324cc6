import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

/** A file that is not there, as if it were. */
export interface Plant {
  readonly path: string;
  readonly text: string;
}
export interface Finding {
  readonly path: string;
  readonly rule: string | null;
  readonly message: string;
}

const root = join(__dirname, '../../..');

/** Lints planted texts with the configuration of the workspace. */
async function lintPlanted(plants: readonly Plant[]): Promise<Finding[]> {
  await createProjectGraphAsync({ exitOnError: true }); // without it the boundary rule skips itself
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: {
      languageOptions: {
        parserOptions: {
          projectService: {
            allowDefaultProject: plants.map(({ path }) => path),
            maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: plants.length,
          },
        },
      },
    },
  });
  const findings: Finding[] = [];
  for (const { path, text } of plants) {
    const [result] = await eslint.lintText(text, { filePath: join(root, path) });
    for (const { ruleId, message } of result?.messages ?? []) {
      findings.push({ path, rule: ruleId, message });
    }
  }
  return findings;
}

// Runs by itself: ESLint loads its configuration as an ES module, which Jest's modules cannot do.
lintPlanted(JSON.parse(readFileSync(0, 'utf8')) as Plant[]).then(
  (findings) => process.stdout.write(JSON.stringify(findings)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
