import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { loadConfig } from '@secop/platform';
import { z } from 'zod';

const schema = z.object({ CHROMIUM: z.string().min(1).optional(), PATH: z.string().default('') });
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser named by `CHROMIUM`, or the first one on the path. */
export function findBrowser({ CHROMIUM, PATH } = loadConfig(schema)): string | undefined {
  if (CHROMIUM) return CHROMIUM;
  const folders = PATH.split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
