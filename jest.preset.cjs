const { join } = require('node:path');

/** Jest settings shared by every project: swc with decorator metadata, path aliases, `.spec.ts` of every level. */
module.exports = (name, directory) => ({
  displayName: name,
  rootDir: directory,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts', '<rootDir>/**/*.e2e-spec.ts'],
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // jose and the packages below are published as ES modules only, which Jest cannot require.
  transformIgnorePatterns: ['/node_modules/(?!(jose|csv-parse)/)'],
  moduleNameMapper: {
    '^@secop/(contracts|messaging|platform|testing)$': join(__dirname, 'libs/$1/src/index.ts'),
    '^@secop/dev$': join(__dirname, 'tools/dev/index.ts'),
  },
  testTimeout: 300_000,
  reporters: ['default', join(__dirname, 'tools/dev/test-run/jest-reporter.cjs')],
});
