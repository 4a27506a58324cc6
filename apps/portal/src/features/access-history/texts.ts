import { defineTexts } from '../../texts/define-texts';

export const accessHistoryTexts = defineTexts('access-history', {
  title: 'Historial de accesos',
  intro: 'Los ingresos a su usuario en los últimos 180 días, con los intentos que rechazamos.',
  unknown:
    'Si algo no fue suyo, cierre las demás sesiones en Sesiones activas y cambie su contraseña.',
  toSessions: 'Ir a Sesiones activas',
  caption: 'Historial de accesos, del más reciente al más antiguo',
  what: 'Qué pasó',
  at: 'Cuándo',
  device: 'Navegador y sistema',
  signedIn: 'Ingreso',
  refused: 'Intento rechazado',
  refusedHint: 'Contraseña equivocada o demasiados intentos',
  sessionEnded: 'Sesión cerrada',
  passwordChanged: 'Contraseña cambiada',
  signedOut: 'Usted salió',
  endedByUser: 'Se cerró desde Sesiones activas',
  userClosed: 'Se cerró su usuario',
  tooMany: 'Había demasiadas sesiones abiertas',
  forPassword: 'Porque se cambió la contraseña',
  more: 'Ver más',
  shown_one: 'Se muestra {{count}} registro.',
  shown_many: 'Se muestran {{count}} registros.',
  shown_other: 'Se muestran {{count}} registros.',
  empty: 'Todavía no hay nada en su historial.',
});
