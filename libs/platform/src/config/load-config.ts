import type { z } from 'zod';
import { FollowedConfig, rotatingNames } from './followed-config';
import { ConfigInvalid, readConfig, type Environment } from './read-config';
import { follow } from './rotating';

const lookEvery = 2_000;

type ConfigOf<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

/**
 * The service's configuration, read once and frozen. What may be rotated and is given as a file is read again when the
 * file changes, see `rotating`. Prints what is wrong and ends the process when it is not valid.
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): ConfigOf<Shape> {
  try {
    return followConfig(schema, process.env, lookEvery);
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** As `loadConfig`, from another environment; looks at the files every `interval` milliseconds. Throws ConfigInvalid. */
export function followConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
  interval: number,
): ConfigOf<Shape> {
  const config = readConfig(schema, environment);
  const names = rotatingNames(schema, environment);
  if (names.length === 0) return config;
  const followed = new FollowedConfig(schema, environment, names, config);
  follow(config, followed);
  followed.start(interval);
  return config;
}
