import type { Changing } from '@secop/messaging';
import type { FollowedConfig } from './followed-config';

const followed = new WeakMap<object, FollowedConfig>();

/** From here on `rotating` knows the present values of this configuration. */
export function follow(config: object, source: FollowedConfig): void {
  followed.set(config, source);
}

/**
 * A variable of a configuration with its present value: one that is read from a file (`X_FILE`) and may be rotated
 * changes when the file does. The configuration itself is frozen, and keeps what it was read with.
 */
export function rotating<Config extends object, Name extends keyof Config & string>(
  config: Config,
  name: Name,
): Changing<Config[Name]> {
  const source = followed.get(config);
  return {
    get current() {
      return (source ? source.current(name) : config[name]) as Config[Name];
    },
    onChange: (listener) => source?.onChange(name, listener as (value: unknown) => void),
  };
}
