import { defineTexts } from '../texts/define-texts';

export const sessionTexts = defineTexts({
  email: 'Correo electrónico',
  password: 'Contraseña',
  signIn: 'Ingresar',
  signingIn: 'Ingresando…',
  renewTitle: 'Su sesión terminó',
  renewText: 'Ingrese de nuevo para continuar. Lo que escribió sigue en la página.',
  leave: 'Salir sin guardar',
});
