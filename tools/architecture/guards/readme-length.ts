import type { Guard } from '../source/source-file';

const limitOf = (path: string) => (path === 'README.md' ? 120 : 60);

/** A README is read to the end. */
export const readmeLength: Guard = {
  name: 'has short READMEs',
  check: (files) =>
    files
      .filter(({ path }) => /(^|\/)README\.md$/.test(path))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > limitOf(path))
      .map(({ path, lines }) => ({ path, message: `${lines} lines; at most ${limitOf(path)}` })),
};
