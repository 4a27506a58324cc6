import { defineTexts } from '../texts/define-texts';

export const formTexts = defineTexts({
  optional: '(opcional)',
  choose: 'Elija una opción',
  summaryTitle: 'Hay un problema',
  errorPrefix: 'Error: ',
  messageOf: '{{label}}: {{message}}',
  required: 'Complete este campo.',
  email: 'Escriba un correo válido, por ejemplo nombre@ejemplo.com.co.',
  tooLong_one: 'Use como máximo {{count}} carácter.',
  tooLong_many: 'Use como máximo {{count}} caracteres.',
  tooLong_other: 'Use como máximo {{count}} caracteres.',
  charactersLeft_one: 'Queda {{count}} carácter',
  charactersLeft_many: 'Quedan {{count}} caracteres',
  charactersLeft_other: 'Quedan {{count}} caracteres',
  charactersOver_one: 'Sobra {{count}} carácter',
  charactersOver_many: 'Sobran {{count}} caracteres',
  charactersOver_other: 'Sobran {{count}} caracteres',
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
  choice: 'Elija una de las opciones.',
  invalid: 'Revise este campo: no tiene la forma esperada.',
});
