import { defineTexts } from '../texts/define-texts';

export const shortestPassword = 15;

export const newPasswordTexts = defineTexts({
  hint: 'Una frase de al menos {{count}} caracteres, por ejemplo cuatro palabras que solo usted una. No use su nombre, su documento ni su correo. No necesita mayúsculas ni símbolos.',
  tooShort: 'Use una frase de al menos {{count}} caracteres.',
});
