import { say } from '../say';
import type { Setting } from './setting';

/** One way to have a component: it delivers, or throws `CannotDeliver` with the reason and the next one is asked. */
export interface Provider<T> {
  name: string;
  provide(setting: Setting): Promise<Provided<T>>;
}

export interface Provided<T> {
  /** What was taken, for the one line that says so. */
  description: string;
  value: T;
  /** Whether the server was there before and may hold what is not ours. */
  given?: boolean;
}

/** The provider does not apply here, or failed; `silent` when that is the normal case and not worth a line. */
export class CannotDeliver extends Error {
  constructor(
    reason: string,
    readonly silent = false,
  ) {
    super(reason);
  }
}

/** What somebody asked for by name does not work: going on with something else would hide that. */
export class GivenButUnusable extends Error {}

export class NothingDelivers extends Error {}

export interface Component<T> {
  name: string;
  providers: Provider<T>[];
  /** Three ways to provide it, as the end of a sentence. */
  ways: string;
}

/** Asks the providers in their order; says who hands over, and who was taken. */
export async function provide<T>(component: Component<T>, setting: Setting): Promise<Provided<T>> {
  const reasons: string[] = [];
  for (const provider of component.providers) {
    try {
      const provided = await provider.provide(setting);
      say(component.name, `${provider.name}: ${provided.description}`);
      return provided;
    } catch (error) {
      if (error instanceof GivenButUnusable || setting.lifetime.over) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      reasons.push(`${provider.name}: ${reason}`);
      if (!(error instanceof CannotDeliver && error.silent)) {
        say(component.name, `${provider.name} cannot deliver: ${reason}`);
      }
    }
  }
  throw new NothingDelivers(
    `${component.name} is missing (${reasons.join('; ')}); provide it in one of three ways: ${component.ways}.`,
  );
}
