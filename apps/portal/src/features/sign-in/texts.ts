import { defineTexts } from '../../texts/define-texts';

export const signInTexts = defineTexts({
  title: 'Ingresar',
  forgotten: 'Olvidé mi contraseña',
  newHere: '¿Aún no tiene usuario?',
  register: 'Regístrese como Proveedor',
});
