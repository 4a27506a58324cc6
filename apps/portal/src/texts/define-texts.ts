const plurals = new Intl.PluralRules('es-CO');

type Plural = 'one' | 'many' | 'other';
type KeyOf<Texts> = {
  [Key in keyof Texts & string]: Key extends `${infer Stem}_${Plural}` ? Stem | Key : Key;
}[keyof Texts & string];
type Values = Readonly<Record<string, string | number | undefined>>;
export type Translate<Texts> = (key: KeyOf<Texts>, values?: Values) => string;

/**
 * The words of one feature, a catalogue in i18next's own form that is loaded with its chunk: `key_one`, `key_other` are
 * plurals of `key` with `count`; `{{name}}` is filled in. Answers what finds them. The library itself, made for more
 * than one language, would weigh a tenth of what a phone may load before it shows anything.
 */
export function defineTexts<const Texts extends Record<string, string>>(
  texts: Texts,
): () => Translate<Texts> {
  const known: Readonly<Record<string, string>> = texts;
  const t = (key: string, values: Values = {}) => {
    const { count } = values;
    const plural = typeof count === 'number' ? known[`${key}_${plurals.select(count)}`] : undefined;
    return fillIn(plural ?? known[key] ?? key, values);
  };
  return () => t;
}

const fillIn = (text: string, values: Values): string =>
  text.replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => String(values[name] ?? ''));
