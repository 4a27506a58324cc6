import { Logger, type DynamicModule, type Type } from '@nestjs/common';
import type { HostConfig } from '../config/base-config';
import { describeError } from '../problems/describe-error';
import { startApp, type RunningApp } from './create-app';

/** Beyond the deadline for requests: what the drain of consumers and the relay's last pass may take. */
const grace = 25_000;

/** Starts the service and ends the process with it: SIGTERM and SIGINT stop it in order, a failed start exits with 1. */
export async function bootstrap(module: Type | DynamicModule, config: HostConfig): Promise<void> {
  const logger = new Logger('Process');
  const fail = (what: string) => (error: unknown) => {
    logger.fatal({ what, error: describeError(error) });
    process.exit(1);
  };
  process.on('uncaughtException', fail('An error reached nobody'));
  process.on('unhandledRejection', fail('A rejection reached nobody'));
  process.on('SIGTERM', leave).on('SIGINT', leave);
  try {
    const running = await startApp(module, config);
    process.off('SIGTERM', leave).off('SIGINT', leave);
    stopOnSignal(running, config, fail('The service did not stop in order'));
    logger.log(`Listening on ${running.url}`);
  } catch (error) {
    fail('The service cannot start')(error);
  }
}

/** A start may wait for long, and nothing is at work yet. The first process of a container heeds no signal by itself. */
const leave = () => process.exit(0);

function stopOnSignal(
  running: RunningApp,
  config: HostConfig,
  fail: (error: unknown) => void,
): void {
  const stop = () => {
    setTimeout(
      () => fail(new Error('The deadline for stopping has passed')),
      config.SHUTDOWN_WAIT_MS + config.SHUTDOWN_DEADLINE_MS + grace,
    ).unref();
    running.stop().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
