import { isCode, type Guard } from '../source/source-file';

const limit = 250;

/** A file is read in one look, or nearly. */
export const fileSize: Guard = {
  name: `keeps its files under ${limit} lines`,
  check: (files) =>
    files
      .filter(isCode)
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > limit)
      .map(({ path, lines }) => ({ path, message: `${lines} lines; at most ${limit}: split it` })),
};
