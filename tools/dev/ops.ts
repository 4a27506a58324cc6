import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSupervised } from './processes/supervised';
import { reconcile } from './reconciling/reconcile';
import { RunFolder, repository } from './run-folder';
import { serviceNames, type ServiceName } from './system/services';
import { readSystemFile, serviceEnvironment } from './system/system-file';

/** Runs one service's operator command with that service's own environment, on the system that runs. */
async function main([service = '', ...args]: string[]): Promise<number> {
  const entry = join('apps', service, 'src/ops/main.ts');
  const offering = serviceNames.filter((name) =>
    existsSync(join(repository, 'apps', name, 'src/ops/main.ts')),
  );
  if (service !== 'reconcile' && !offering.some((name) => name === service)) {
    console.error(
      `usage: npm run ops -- SERVICE COMMAND …, where SERVICE is one of: ${offering.join(', ')}\n` +
        '       npm run ops -- reconcile …',
    );
    return 2;
  }
  const file = process.env['SECOP_SYSTEM'] ?? RunFolder.ofStart().system;
  const system = await readSystemFile(file);
  if (!system) {
    console.error(`Nothing runs here (${file} is missing): begin with npm start.`);
    return 1;
  }
  if (service === 'reconcile') return reconcile(system, args);
  const command = await startSupervised({
    name: `${service} operator`,
    command: process.execPath,
    args: ['-r', '@swc-node/register', entry, ...args],
    cwd: repository,
    env: await serviceEnvironment(system, service as ServiceName),
  });
  const { code } = await command.ended;
  return code ?? 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
