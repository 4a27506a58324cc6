import { defineTexts } from './define-texts';

/** How a type of document is called. */
export const documentTypeTexts = defineTexts('document-types', {
  CC: 'Cédula de ciudadanía',
  CE: 'Cédula de extranjería',
  PA: 'Pasaporte',
  PPT: 'Permiso por Protección Temporal',
  TI: 'Tarjeta de identidad',
});
