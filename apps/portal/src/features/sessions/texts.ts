import { defineTexts } from '../../texts/define-texts';

export const sessionsTexts = defineTexts({
  title: 'Sesiones activas',
  intro:
    'Los navegadores en los que su usuario está abierto ahora. Si no reconoce alguno, cierre esa sesión y',
  changePassword: 'cambie su contraseña',
  caption: 'Sus sesiones activas',
  device: 'Navegador y sistema',
  startedAt: 'Ingresó',
  lastSeenAt: 'Última actividad',
  action: 'Cerrar',
  current: 'Esta sesión',
  end: 'Cerrar sesión',
  endOf: 'Cerrar sesión de {{device}} iniciada el {{moment}}',
  ended: 'Cerramos la sesión de {{device}}.',
  endOthers: 'Cerrar las demás sesiones',
  endOthersTitle: '¿Cerrar las demás sesiones?',
  endOthersText_one: 'Se cierra {{count}} sesión. La que usa ahora sigue abierta.',
  endOthersText_many: 'Se cierran {{count}} sesiones. La que usa ahora sigue abierta.',
  endOthersText_other: 'Se cierran {{count}} sesiones. La que usa ahora sigue abierta.',
  endedOthers: 'Cerramos las demás sesiones. Solo queda abierta la que usa ahora.',
  cancel: 'No, dejarlas abiertas',
  onlyThis: 'No hay otras sesiones abiertas.',
});
