import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const services = ['identity', 'accounts', 'access-requests', 'notifier', 'gateway'];
const libs = ['scope:contracts', 'scope:messaging', 'scope:platform', 'scope:testing'];

/** Who may import whom. A service sees libraries only; contracts sees nothing of ours. */
export const boundaries = [
  { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:contracts'] },
  { sourceTag: 'scope:testing', onlyDependOnLibsWithTags: ['scope:testing', 'scope:contracts'] },
  {
    sourceTag: 'scope:messaging',
    onlyDependOnLibsWithTags: ['scope:messaging', 'scope:contracts', 'scope:testing'],
  },
  { sourceTag: 'scope:platform', onlyDependOnLibsWithTags: libs },
  ...services.map((name) => ({
    sourceTag: `scope:${name}`,
    onlyDependOnLibsWithTags: [`scope:${name}`, ...libs],
  })),
  {
    sourceTag: 'scope:e2e',
    onlyDependOnLibsWithTags: ['scope:e2e', 'scope:contracts', 'scope:testing', 'type:tool'],
  },
  { sourceTag: 'scope:reconciler', onlyDependOnLibsWithTags: ['scope:reconciler', ...libs] },
  { sourceTag: 'scope:portal', onlyDependOnLibsWithTags: ['scope:portal', 'scope:contracts'] },
  { sourceTag: 'scope:bench', onlyDependOnLibsWithTags: ['scope:bench', 'type:tool', ...libs] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'scope:contracts'] },
];

const environmentRead = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read configuration in config.ts only: one schema, read once, frozen, injected.',
};

export default [
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.nx',
      '.run',
      '**/*.cjs',
      '**/*.mjs',
      'bench/peers/contestants/{golevelup,rascal}.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({
    ...config,
    files: ['**/*.{ts,tsx}'],
  })),
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints: boundaries, enforceBuildableLibDependency: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', environmentRead],
      eqeqeq: 'error',
    },
  },
  {
    files: ['apps/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.builder.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@nestjs/*',
                'mongoose',
                'amqplib',
                'node:*',
                '@secop/messaging',
                '@secop/platform',
              ],
              message:
                'The domain is pure: no framework, driver, clock or random. Pass `now` and ids in.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'crypto', message: 'Pass new ids in as arguments.' },
        { name: 'setTimeout', message: 'Deadlines are data (`dueAt`); the domain never waits.' },
      ],
      'no-restricted-syntax': [
        'error',
        environmentRead,
        {
          selector:
            "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain has no clock: `now` is an argument.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'The domain has no chance: pass new ids in.',
        },
      ],
    },
  },
  {
    files: [
      '**/config.ts',
      '**/*.spec.ts',
      'libs/testing/**/*.ts',
      'libs/platform/src/config/*.ts',
      'tools/**/*.ts',
      'apps/e2e/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.ts'], ...prettier },
];
