import {
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { FollowedConfig, rotatingNames } from './followed-config';
import { readConfig } from './read-config';
import { follow, rotating } from './rotating';

const schema = z.object({
  ADDRESS: z.url().meta({ description: 'an address', rotates: true, secret: true }),
  KEY: z.string().min(8).meta({ description: 'a key', rotates: true, secret: true }),
  FIXED: z.string().meta({ description: 'what stays' }),
});

describe('a configuration whose secrets are files', () => {
  let folder: string;
  let environment: Record<string, string>;
  let followed: FollowedConfig;
  let config: Readonly<z.infer<typeof schema>>;
  const said: string[] = [];
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  /** As often as it takes for a new content to count. */
  const look = async () => {
    await followed.look();
    await followed.look();
  };

  beforeEach(() => {
    said.length = 0;
    const hear = (line: string) => void said.push(line);
    Logger.overrideLogger({ log: hear, warn: hear, error: hear });
    folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    write('address', 'amqp://one:first@broker\n');
    write('key', 'the first key');
    write('fixed', 'fixed');
    environment = {
      ADDRESS_FILE: join(folder, 'address'),
      KEY_FILE: join(folder, 'key'),
      FIXED_FILE: join(folder, 'fixed'),
    };
    config = readConfig(schema, environment);
    followed = new FollowedConfig(schema, environment, rotatingNames(schema, environment), config);
    follow(config, followed);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(() => void Logger.overrideLogger(false));

  it('has the present value of what was rotated, and tells it once', async () => {
    const heard: string[] = [];
    const address = rotating(config, 'ADDRESS');
    address.onChange((value) => heard.push(value));
    await look();
    write('address', 'amqp://two:second@broker\n');

    await look();
    await look();

    expect(address.current).toBe('amqp://two:second@broker');
    expect(heard).toEqual(['amqp://two:second@broker']);
    expect(config.ADDRESS).toBe('amqp://one:first@broker');
  });

  it('follows a link that is swapped, as in a mounted Secret', async () => {
    for (const version of ['one', 'two']) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'key'), `the key of ${version}`);
    }
    symlinkSync('one', join(folder, '..data'));
    unlinkSync(join(folder, 'key'));
    symlinkSync('..data/key', join(folder, 'key'));
    await look();
    expect(rotating(config, 'KEY').current).toBe('the key of one');

    symlinkSync('two', join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    await look();

    expect(rotating(config, 'KEY').current).toBe('the key of two');
  });

  it('takes nothing that is half written: only what two looks in a row find', async () => {
    await look();
    write('key', 'the second k');
    await followed.look();
    write('key', 'the second key');
    await followed.look();
    expect(rotating(config, 'KEY').current).toBe('the first key');

    await followed.look();
    expect(rotating(config, 'KEY').current).toBe('the second key');
  });

  it.each([
    ['is not valid', () => write('key', 'short')],
    ['is empty', () => write('key', '')],
    ['is gone', () => unlinkSync(join(folder, 'key'))],
  ])('stays as it was while a file %s, and says so once without the value', async (_, spoil) => {
    await look();
    spoil();
    await look();
    await look();
    expect(rotating(config, 'KEY').current).toBe('the first key');
    expect(said).toHaveLength(1);
    expect(said.join()).not.toMatch(/short|the first key/);

    write('key', 'the third key');
    await look();
    expect(rotating(config, 'KEY').current).toBe('the third key');
    expect(said.at(-1)).toBe('KEY has a new value');
  });

  it('takes all that changed once the last of it is valid', async () => {
    await look();
    write('address', 'amqp://two:second@broker');
    write('key', 'short');
    await look();
    write('key', 'the second key');
    await look();

    expect(rotating(config, 'ADDRESS').current).toBe('amqp://two:second@broker');
    expect(rotating(config, 'KEY').current).toBe('the second key');
  });

  it('changes nothing that is not meant to be rotated', async () => {
    await look();
    write('fixed', 'changed');
    await look();
    expect(rotatingNames(schema, environment)).toEqual(['ADDRESS', 'KEY']);
    expect(rotating(config, 'FIXED').current).toBe('fixed');
  });

  it('that came from the environment stays what it is', () => {
    const constant = readConfig(schema, { ADDRESS: 'amqp://b', KEY: 'a constant', FIXED: 'x' });
    const key = rotating(constant, 'KEY');
    key.onChange(() => said.push('changed'));
    expect(key.current).toBe('a constant');
    expect(rotatingNames(schema, { KEY: 'a constant' })).toEqual([]);
  });
});
