import type { Plant } from './lint-planted';

interface Forbidden {
  readonly what: string;
  readonly rule: string;
  readonly plant: Plant;
}

let count = 0;
/** A file of its own in that folder, so that findings can be told apart. */
const planted = (folder: string, text: string): Plant => ({
  path: `${folder}/planted-${(count += 1)}.ts`,
  text,
});

const boundary = '@nx/enforce-module-boundaries';
const boundaries = (
  [
    [
      'a service that imports another service',
      'apps/accounts/src',
      '../../identity/src/app.module',
    ],
    ['a service that imports the end-to-end tests', 'apps/notifier/src', '../../e2e/src/client'],
    ['contracts that import messaging', 'libs/contracts/src', '@secop/messaging'],
    ['contracts that import platform', 'libs/contracts/src', '@secop/platform'],
    ['messaging that imports platform', 'libs/messaging/src', '@secop/platform'],
    ['testing that imports platform', 'libs/testing/src', '@secop/platform'],
    [
      'a library that imports a service',
      'libs/platform/src',
      '../../../apps/identity/src/app.module',
    ],
    ['end-to-end tests that import messaging', 'apps/e2e/src', '@secop/messaging'],
    ['the reconciler that imports a service', 'apps/reconciler/src', '../../accounts/src/config'],
    ['end-to-end tests that import a service', 'apps/e2e/src', '../../notifier/src/config'],
    ['a tool that imports platform', 'tools/architecture', '@secop/platform'],
  ] as const
).map(([what, folder, target]): Forbidden => ({
  what,
  rule: boundary,
  plant: planted(folder, `import * as target from '${target}';\nexport const use = target;\n`),
}));

const domain = 'apps/access-requests/src/domain';
const impurities = (
  [
    [
      'a framework',
      'no-restricted-imports',
      `import { Injectable } from '@nestjs/common';\nexport const use = Injectable;\n`,
    ],
    [
      'the database driver',
      'no-restricted-imports',
      `import mongoose from 'mongoose';\nexport const use = mongoose;\n`,
    ],
    [
      'the broker',
      'no-restricted-imports',
      `import { connect } from 'amqplib';\nexport const use = connect;\n`,
    ],
    [
      'Node',
      'no-restricted-imports',
      `import { readFileSync } from 'node:fs';\nexport const use = readFileSync;\n`,
    ],
    [
      'the outbox',
      'no-restricted-imports',
      `import { Relay } from '@secop/messaging';\nexport const use = Relay;\n`,
    ],
    ['a clock', 'no-restricted-syntax', `export const now = () => new Date();\n`],
    ['another clock', 'no-restricted-syntax', `export const now = () => Date.now();\n`],
    ['chance', 'no-restricted-syntax', `export const id = () => Math.random();\n`],
    ['new ids', 'no-restricted-globals', `export const id = () => crypto.randomUUID();\n`],
    [
      'waiting',
      'no-restricted-globals',
      `export const wait = () => setTimeout(() => undefined, 1);\n`,
    ],
    ['the environment', 'no-restricted-syntax', `export const port = process.env.PORT;\n`],
  ] as const
).map(([what, rule, text]): Forbidden => ({
  what: `${what} in a domain`,
  rule,
  plant: planted(domain, text),
}));

const union = `type State = 'on' | 'off';\nexport function say(state: State) {\n  switch (state) {\n    case 'on':\n      return 1;\n  }\n}\n`;
const typed: Forbidden[] = [
  {
    what: 'configuration that is read outside of config.ts',
    rule: 'no-restricted-syntax',
    plant: planted('apps/accounts/src', `export const port = process.env.PORT;\n`),
  },
  {
    what: 'a promise that nobody waits for',
    rule: '@typescript-eslint/no-floating-promises',
    plant: planted('apps/accounts/src', `export function run() {\n  Promise.resolve(1);\n}\n`),
  },
  {
    what: 'a switch that forgets a state',
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    plant: planted('apps/accounts/src', union),
  },
];

export const forbidden: readonly Forbidden[] = [...boundaries, ...impurities, ...typed];

export const allowed: readonly Plant[] = [
  planted(
    'apps/accounts/src',
    `import { services } from '@secop/contracts';\nexport const use = services;\n`,
  ),
  planted(
    'tools/architecture',
    `import { services } from '@secop/contracts';\nexport const use = services;\n`,
  ),
  planted(
    domain,
    `import { DomainError } from '@secop/contracts';\nexport const use = DomainError;\n`,
  ),
  { path: 'apps/gateway/src/planted/config.ts', text: `export const port = process.env.PORT;\n` },
];
