import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DomainError, problems } from '@secop/contracts';
import { loadConfig } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { AppointAdministrator } from './appoint-administrator';
import { CloseAccount } from './close-account';
import { parseCommand, usage, type OperatorCommand } from './commands';
import { AmbiguousCode } from './find-account';
import { ImportDirectory } from './import-directory/import-directory';
import { runImport } from './import-directory/run-import';

async function run(command: OperatorCommand): Promise<number> {
  const config = { ...loadConfig(configSchema), LOG_LEVEL: 'silent' as const };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    switch (command.name) {
      case 'import':
        return await runImport(app.get(ImportDirectory), command.file);
      case 'appoint':
        return done(await app.get(AppointAdministrator).execute(command));
      case 'close': {
        const { account, reason, operator } = command;
        return done(await app.get(CloseAccount).execute(account, reason, operator));
      }
    }
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    process.stderr.write(`${refusal}\n`);
    return 1;
  } finally {
    await app.close();
  }
}

function refusalOf(error: unknown): string | undefined {
  if (error instanceof AmbiguousCode) return error.message;
  return error instanceof DomainError ? `${problems[error.code].title} (${error.code})` : undefined;
}

function done(accountId: string): number {
  process.stdout.write(`${accountId}\n`);
  return 0;
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
