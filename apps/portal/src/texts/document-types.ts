import { defineTexts } from './define-texts';

/** How a type of document is called. */
export const documentTypeTexts = defineTexts('document-types', {
  CC: 'Cédula de ciudadanía',
  CE: 'Cédula de extranjería',
  PA: 'Pasaporte',
  PPT: 'Permiso por Protección Temporal',
  TI: 'Tarjeta de identidad',
  ending: '{{type}} que termina en {{lastFour}}',
});

/** Somebody's document, as far as others may know it. */
export function useDocumentWords(): (type: string, lastFour: string) => string {
  const t = documentTypeTexts();
  return (type, lastFour) => t('ending', { type: t(type as 'CC'), lastFour });
}
