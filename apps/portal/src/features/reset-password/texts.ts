import { defineTexts } from '../../texts/define-texts';

export const resetPasswordTexts = defineTexts({
  title: 'Restablecer contraseña',
  askText: 'Escriba su correo y le enviaremos un enlace para elegir otra contraseña.',
  email: 'Correo electrónico',
  ask: 'Enviar enlace',
  asking: 'Enviando…',
  askedTitle: 'Revise su correo',
  askedText:
    'Si hay un usuario con el correo {{email}}, le enviamos un enlace. Vence a los 30 minutos y sirve una sola vez.',
  askedLate: 'Si no llega en unos minutos, revise la carpeta de correo no deseado.',
  askAgain: 'Pedir otro enlace',
  chooseText: 'Elija una contraseña nueva. Al cambiarla se cierran todas sus sesiones abiertas.',
  password: 'Contraseña nueva',
  choose: 'Cambiar contraseña',
  choosing: 'Cambiando…',
  changedTitle: 'Su contraseña cambió',
  changedText: 'Cerramos todas sus sesiones. Ingrese con la contraseña nueva.',
  spentTitle: 'El enlace ya no sirve',
  spentText: 'Cada enlace vence a los 30 minutos y sirve una sola vez. Pida uno nuevo.',
  signIn: 'Ingresar',
});
