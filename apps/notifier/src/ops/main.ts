import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '@secop/platform';
import { configSchema } from '../config';
import { parseCommand, usage, type OperatorCommand } from './commands';
import { DeliveryDesk } from './delivery-desk';
import { OperatorModule } from './operator.module';

async function run(command: OperatorCommand): Promise<number> {
  const config = { ...loadConfig(configSchema), LOG_LEVEL: 'silent' as const };
  const app = await NestFactory.createApplicationContext(OperatorModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const result = await app.get(DeliveryDesk).execute(command);
    process.stdout.write(`${JSON.stringify(result ?? 'There is no such delivery', null, 2)}\n`);
    return result ? 0 : 1;
  } finally {
    await app.close();
  }
}

const command = parseCommand(process.argv.slice(2));
if (!command) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
run(command).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.name : 'Error'}: the command failed\n`);
    process.exit(1);
  },
);
