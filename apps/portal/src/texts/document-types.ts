import type { registerUserBody } from '@secop/contracts';
import type { z } from 'zod';
import { defineTexts } from './define-texts';

type DocumentType = z.input<typeof registerUserBody>['documentType'];

const names = {
  CC: 'Cédula de ciudadanía',
  CE: 'Cédula de extranjería',
  PA: 'Pasaporte',
  PPT: 'Permiso por Protección Temporal',
  TI: 'Tarjeta de identidad',
} satisfies Record<DocumentType, string>;

/** In the order in which they are offered. */
export const documentTypes = Object.keys(names) as readonly DocumentType[];

/** How a type of document is called. */
export const documentTypeTexts = defineTexts({
  ...names,
  ending: '{{type}} que termina en {{lastFour}}',
});

/** Somebody's document, as far as others may know it. */
export function useDocumentWords(): (type: string, lastFour: string) => string {
  const t = documentTypeTexts();
  return (type, lastFour) => t('ending', { type: t(type as 'CC'), lastFour });
}
