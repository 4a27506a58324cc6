import { parseArgs } from 'node:util';
import { loadConfig } from '@secop/platform';
import { confirm } from './commands/confirm';
import { report } from './commands/report';
import { suspect } from './commands/suspect';
import { configSchema } from './config';
import { FactsUnusable } from './reading/facts-file';

const usage = `Usage:
  suspect FACTS OUT              compares the first facts; OUT/ids.json: what to read again
  confirm FACTS OUT              compares the second facts; OUT/differences.jsonl, OUT/repairs/SERVICE.jsonl
  report OUT [--json] [--repaired]   says what was found; 1 when somebody has to act`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, repaired: { type: 'boolean' } },
  });
  const [command, first, second] = positionals;
  if (command === 'suspect' && first && second) {
    const suspected = await suspect(first, second, loadConfig(configSchema));
    console.log(`${suspected} suspicious`);
    return 0;
  }
  if (command === 'confirm' && first && second) {
    const found = await confirm(first, second, loadConfig(configSchema));
    console.log(`${found.length} differences`);
    return 0;
  }
  if (command === 'report' && first && !second) {
    const { json = false, repaired = false } = values;
    const { lines, failed } = await report(first, { json, repaired });
    console.log(lines.join('\n'));
    return failed ? 1 : 0;
  }
  console.error(usage);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const expected = error instanceof FactsUnusable || error instanceof TypeError;
    console.error(expected ? error.message : error);
    process.exitCode = 2;
  },
);
