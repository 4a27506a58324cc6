import { defineTexts } from '../../texts/define-texts';

export const settingsTexts = defineTexts({
  settings: 'Configuraciones del usuario',
  profile: 'Mis datos',
  registrations: 'Mis registros',
  sessions: 'Sesiones activas',
  history: 'Historial de accesos',

  fixedTitle: 'Su identificación',
  email: 'Correo electrónico',
  document: 'Documento',
  fixedHint:
    'Estos datos identifican su usuario y no se cambian aquí. Si tienen un error, escriba a la mesa de servicio:',
  passwordTitle: 'Contraseña',
  passwordText: 'Le enviamos a su correo un enlace para elegir otra.',
  changePassword: 'Cambiar contraseña',
  changeTitle: 'Datos que puede cambiar',
  firstNames: 'Nombres',
  lastNames: 'Apellidos',
  phone: 'Teléfono',
  phoneHint: 'Solo números, por ejemplo 3001234567.',
  phoneInvalid: 'Escriba de 7 a 20 números, por ejemplo 3001234567.',
  save: 'Guardar cambios',
  saving: 'Guardando…',
  saved: 'Guardamos sus datos.',
  conflictTitle: 'Sus datos cambiaron en otra pantalla',
  conflict:
    'Ahora está guardado: {{now}}. Lo que usted escribió sigue en los campos; guarde de nuevo si quiere reemplazarlo.',
});
