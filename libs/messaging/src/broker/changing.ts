/** A value that may change while the process runs: an address whose credentials are rotated, a set of keys. */
export interface Changing<T> {
  readonly current: T;
  /** Hears each new value. */
  onChange(listener: (value: T) => void): void;
}

const constant = <T>(value: T): Changing<T> => ({ current: value, onChange: () => undefined });

/** An address that may be given as it is, for whoever has no other. */
export type Address = string | Changing<string>;

export const changingAddress = (address: Address): Changing<string> =>
  typeof address === 'string' ? constant(address) : address;
