/** A text that must not be seen where operators look. */
export interface Canary {
  readonly what: string;
  readonly text: string;
  /** People's own words travel in events: mails quote them. */
  readonly mayTravel?: true;
}

/** Somewhere operators look: the log of a service, events, figures, spans. */
export interface Place {
  readonly name: string;
  readonly text: string;
  readonly kind: 'log' | 'events' | 'metrics' | 'spans';
}

/** As it is, and as URLs, JSON, base64 and forms would carry it. */
const formsOf = (text: string): string[] => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('base64url'),
  Buffer.from(text).toString('hex'),
];

/** Which canaries were seen where; never the canary itself. */
export function seenIn(places: readonly Place[], canaries: readonly Canary[]): string[] {
  return places.flatMap(({ name, text, kind }) =>
    canaries
      .filter(({ mayTravel }) => !(mayTravel && kind === 'events'))
      .filter((canary) => formsOf(canary.text).some((form) => text.includes(form)))
      .map(({ what }) => `${what} in ${name}`),
  );
}
