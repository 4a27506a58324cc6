import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import type { z } from 'zod';
import { ConfigInvalid, readConfig, type Environment } from './read-config';

type Texts = Readonly<Record<string, string>>;
type Listener = (value: unknown) => void;

/** A schema's variables that are read from files and may change while the process runs. */
export function rotatingNames({ shape }: z.ZodObject, environment: Environment): string[] {
  return Object.entries(shape)
    .filter(([name, variable]) => environment[`${name}_FILE`] && isRotating(variable))
    .map(([name]) => name);
}

const isRotating = (variable: unknown): boolean => (variable as z.ZodType).meta()?.rotates === true;

/**
 * Reads the files of secrets again and again, as a mounted Secret is updated: by a link that is swapped, which no
 * notification of the file itself tells. A new content counts when two looks in a row found it, and all of it is
 * valid; until then, and while a file is missing, the last valid values stay.
 */
export class FollowedConfig {
  private readonly logger = new Logger('Configuration');
  private readonly listeners = new Map<string, Listener[]>();
  private values: Readonly<Record<string, unknown>>;
  /** What the values were read from. */
  private used: Texts | undefined;
  /** Taken or refused, and not to be looked at again. */
  private judged: Texts | undefined;
  /** What the last look found; taken if the next one finds the same. */
  private found: Texts | undefined;
  private unreadable = false;

  constructor(
    private readonly schema: z.ZodObject,
    private readonly environment: Environment,
    private readonly names: readonly string[],
    first: Readonly<Record<string, unknown>>,
  ) {
    this.values = first;
  }

  current(name: string): unknown {
    return this.values[name];
  }

  onChange(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  /** Looks every so many milliseconds; keeps no process alive. */
  start(interval: number): void {
    setTimeout(() => void this.look().finally(() => this.start(interval)), interval).unref();
  }

  async look(): Promise<void> {
    const texts = await this.read();
    if (!texts) return;
    const settled = isDeepStrictEqual(texts, this.found);
    this.found = texts;
    if (!settled || isDeepStrictEqual(texts, this.judged)) return;
    this.judged = texts;
    try {
      this.take(readConfig(this.schema, this.given(texts)), texts);
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error;
      this.logger.error(`What is in the files now is not used. ${error.message}`);
    }
  }

  private take(read: Readonly<Record<string, unknown>>, texts: Texts): void {
    const { used, values } = this;
    const isNew = (name: string) =>
      used ? texts[name] !== used[name] : !isDeepStrictEqual(read[name], values[name]);
    const changed = this.names.filter(isNew);
    this.used = texts;
    const news = Object.fromEntries(changed.map((name) => [name, read[name]]));
    this.values = Object.freeze({ ...this.values, ...news });
    for (const name of changed) {
      this.logger.log(`${name} has a new value`);
      this.listeners.get(name)?.forEach((listener) => listener(read[name]));
    }
  }

  private given(texts: Texts): Environment {
    const files = this.names.map((name): [string, undefined] => [`${name}_FILE`, undefined]);
    return { ...this.environment, ...Object.fromEntries(files), ...texts };
  }

  private async read(): Promise<Texts | undefined> {
    try {
      const texts = await Promise.all(
        this.names.map(async (name) => [name, await this.textOf(name)] as const),
      );
      this.unreadable = false;
      return Object.fromEntries(texts);
    } catch {
      if (!this.unreadable) this.logger.warn('A file of the configuration cannot be read now');
      this.unreadable = true;
      return undefined;
    }
  }

  private async textOf(name: string): Promise<string> {
    return (await readFile(this.environment[`${name}_FILE`]!, 'utf8')).trimEnd();
  }
}
