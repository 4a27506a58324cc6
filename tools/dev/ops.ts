import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSupervised } from './processes/supervised';
import { reconcile, reconcileUsage } from './reconciling/reconcile';
import { RunFolder, repository } from './run-folder';
import { serviceNames, type ServiceName } from './system/services';
import { readSystemFile, serviceEnvironment, type SystemFile } from './system/system-file';

const entryOf = (service: string) => join('apps', service, 'src/ops/main.ts');
const asksHelp = (words: readonly string[]) =>
  words.some((word) => word === '--help' || word === '-h');

/** Runs one service's operator command with that service's own environment, on the system that runs. */
async function main([service = '', ...words]: string[]): Promise<number> {
  if (service === 'reconcile') return reconcileOver(words);
  const offering = serviceNames.filter((name) => existsSync(join(repository, entryOf(name))));
  if (!offering.some((name) => name === service)) {
    const usage = [
      `Usage: npm run ops -- SERVICE COMMAND …, where SERVICE is one of: ${offering.join(', ')}`,
      'The commands of one: npm run ops -- SERVICE --help',
      `Over all of them: ${reconcileUsage}`,
    ].join('\n');
    const asked = asksHelp([service]);
    (asked ? console.log : console.error)(usage);
    return asked ? 0 : 2;
  }
  const environment = asksHelp(words) ? {} : await environmentOf(service as ServiceName);
  if (!environment) return 1;
  const command = await startSupervised({
    name: `${service} operator`,
    command: process.execPath,
    args: ['-r', '@swc-node/register', entryOf(service), ...words],
    cwd: repository,
    env: environment,
  });
  const { code } = await command.ended;
  return code ?? 1;
}

async function reconcileOver(words: string[]): Promise<number> {
  if (asksHelp(words)) {
    console.log(`Usage: ${reconcileUsage}`);
    return 0;
  }
  const system = await systemThatRuns();
  return system ? reconcile(system, words) : 1;
}

async function environmentOf(service: ServiceName): Promise<NodeJS.ProcessEnv | undefined> {
  const system = await systemThatRuns();
  return system && serviceEnvironment(system, service);
}

/** `undefined`, and it is said: nothing runs. */
async function systemThatRuns(): Promise<SystemFile | undefined> {
  const file = process.env['SECOP_SYSTEM'] ?? RunFolder.ofStart().system;
  const system = await readSystemFile(file);
  if (!system) console.error(`Nothing runs here (${file} is missing): begin with npm start.`);
  return system;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
