import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { defineTexts } from './define-texts';

const catalogue = {
  plain: 'Mis registros',
  named: '{{title}} · {{ product }}',
  waiting_one: 'Hay {{count}} solicitud.',
  waiting_many: 'Hay {{count}} de solicitudes.',
  waiting_other: 'Hay {{count}} solicitudes.',
  shortest: 'Al menos {{count}} letras.',
  quoted: 'Los datos de {{name}}: <b> & «{{name}}»',
} as const;

describe('a catalogue of texts', () => {
  const t = defineTexts(catalogue)();
  const other = i18next.createInstance();
  void other.init({
    lng: 'es-CO',
    resources: { 'es-CO': { translation: catalogue } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof other.init>[0]);

  it.each([
    ['plain', {}],
    ['named', { title: 'Escritorio', product: 'Acceso' }],
    ['waiting', { count: 0 }],
    ['waiting', { count: 1 }],
    ['waiting', { count: 2 }],
    ['waiting', { count: 1_000_000 }],
    ['shortest', { count: 15 }],
    ['quoted', { name: '$& {{title}} Ñáñez' }],
  ] as const)('says %s with %o as i18next says it', (key, values) => {
    expect(t(key, values)).toBe(other.t(key, values));
  });
});
