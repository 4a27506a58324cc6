import { isCode, type Guard } from '../source/source-file';

const drawers = /(^|\/)(utils?|common|shared|core|helpers?|misc|lib)(\/|\.tsx?$)/;

/** A name says what is inside. Drawers for everything else fill up. */
export const folderNames: Guard = {
  name: 'has no drawers such as utils or common',
  check: (files) =>
    files
      .filter((file) => isCode(file) && drawers.test(file.path))
      .map(({ path }) => ({ path, message: 'name the folder for what is in it' })),
};
