import { defineTexts } from '../../texts/define-texts';

export const verifyEmailTexts = defineTexts({
  title: 'Verificar correo',
  intro: 'Escriba el código de 8 dígitos que le enviamos por correo para terminar su registro.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint:
    'La que eligió al registrarse. Con ella comprobamos que es usted, e ingresa enseguida.',
  code: 'Código de verificación',
  codeHint: '8 dígitos. Vence a los 15 minutos y admite cinco intentos.',
  codeInvalid: 'Escriba los 8 dígitos del código.',
  verify: 'Verificar',
  verifying: 'Verificando…',
  notArrived: '¿No le llegó el código?',
  notArrivedText:
    'Puede tardar unos minutos. Revise también la carpeta de correo no deseado. Si ya tenía usuario, el correo se lo dice y puede ingresar con él.',
  resend: 'Enviar otro código',
  resent:
    'Si hay un registro por verificar con ese correo, le enviamos otro código. El anterior también sirve.',
  resendWait: 'Espere un minuto antes de pedir otro código.',
  resendNoMore:
    'Ya pidió varios códigos. Espere 15 minutos y comience de nuevo el registro si ninguno le llegó.',
  resendNeedsEmail: 'Escriba primero su correo.',
  verifiedTitle: 'Su correo quedó verificado',
  verifiedText: 'Ya puede ingresar con su correo y su contraseña.',
  signIn: 'Ingresar',
});
