import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

void i18next.use(initReactI18next).init({
  lng: 'es-CO',
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

type Plural = 'one' | 'many' | 'other';
type KeyOf<Texts> = {
  [Key in keyof Texts & string]: Key extends `${infer Stem}_${Plural}` ? Stem | Key : Key;
}[keyof Texts & string];
export type Translate<Texts> = (key: KeyOf<Texts>, values?: Record<string, unknown>) => string;

/**
 * The words of one feature, loaded with its chunk. Answers a hook; `key_one`, `key_other` are plurals of `key` with
 * `count`; `{{name}}` is filled in.
 */
export function defineTexts<const Texts extends Record<string, string>>(
  feature: string,
  texts: Texts,
): () => Translate<Texts> {
  i18next.addResourceBundle('es-CO', feature, texts);
  return () => useTranslation(feature).t;
}
