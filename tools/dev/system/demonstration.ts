import { resolve } from 'node:path';
import type { Setting } from '../infrastructure/setting';
import { say } from '../say';
import { runScript } from './run-script';
import { serviceEnvironment, type SystemFile } from './system-file';

export const demonstrationDirectory = 'apps/accounts/demo/demo-accounts.csv';

/** Loads the directory of suppliers, which is safe to do again. */
export async function importDirectory(
  setting: Setting,
  system: SystemFile,
  file: string,
): Promise<void> {
  say('directory', `importing ${file}`);
  const environment = await serviceEnvironment(system, 'accounts');
  const args = ['directory', 'import', resolve(file)];
  const code = await runScript(
    setting,
    'import',
    'apps/accounts/src/ops/main.ts',
    args,
    environment,
  );
  if (code !== 0) throw new Error(`${file} could not be imported; the reason stands above.`);
}

/** Plays the story once, with fresh people, through the running system; returns its exit code. */
export async function playStory(setting: Setting, systemFile: string): Promise<number> {
  say('story', 'begins');
  const environment = { ...process.env, SECOP_SYSTEM: systemFile };
  return runScript(setting, 'story', 'apps/e2e/src/story/main.ts', [], environment);
}

/** Makes sure of the two people whom one can sign in as at the portal, and says who they are; returns its exit code. */
export async function introducePeople(setting: Setting, systemFile: string): Promise<number> {
  const environment = { ...process.env, SECOP_SYSTEM: systemFile };
  const script = 'apps/e2e/src/demonstration/main.ts';
  return runScript(setting, 'demonstration', script, [], environment);
}

export function whatToOpen({ gateway, inbox, rabbitmqManagement, logs }: SystemFile): string {
  return [
    '',
    `  portal       ${gateway}`,
    `  API          ${gateway}/api/v1`,
    `  mail inbox   ${inbox ?? 'of the SMTP server that you gave'}`,
    `  broker       ${rabbitmqManagement}`,
    `  logs         ${logs}`,
    '',
  ].join('\n');
}
