import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DomainError, problems } from '@secop/contracts';
import { loadConfig } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { CloseUser } from './close-user';
import { parseCommand, usage, type OperatorCommand } from './commands';
import { FindUser } from './find-user';

async function run(command: OperatorCommand): Promise<number> {
  const config = { ...loadConfig(configSchema), LOG_LEVEL: 'silent' as const };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const { operator, json } = command;
    const result =
      command.name === 'find'
        ? await app.get(FindUser).execute(command.email, operator)
        : await app.get(CloseUser).execute(command.userId, command.reason, operator);
    process.stdout.write(`${json ? JSON.stringify(result) : result.userId}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${problems[error.code].title} (${error.code})\n`);
    return 1;
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
