import { basename } from 'node:path';
import { isTypeScript, type Guard } from '../source/source-file';

const roles = [
  'controller',
  'consumer',
  'repository',
  'mongo-repository',
  'errors',
  'builder',
  'module',
  'worker',
  'worker',
];
const levels = ['spec', 'int.spec', 'e2e-spec'];

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
const role = `(?:\\.(?:${roles.join('|')}))?`;
const level = `(?:\\.(?:${levels.map((name) => name.replace('.', '\\.')).join('|')}))?`;
const name = new RegExp(`^${kebab}${role}${level}\\.tsx?$`);
/** An event's contract carries its major version. */
const event = new RegExp(`^libs/contracts/src/events/${kebab}/${kebab}\\.v\\d+\\.ts$`);

/** Kebab-case, and a closed list of suffixes that say what a file is. */
export const fileNames: Guard = {
  name: 'names its files in kebab-case, with suffixes from the list',
  check: (files) =>
    files
      .filter(isTypeScript)
      .filter(({ path }) => !name.test(basename(path)) && !event.test(path))
      .map(({ path }) => ({
        path,
        message: `kebab-case, and of suffixes only: ${[...roles, ...levels].map((suffix) => `.${suffix}`).join(' ')}`,
      })),
};
