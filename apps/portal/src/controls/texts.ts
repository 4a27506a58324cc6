import { defineTexts } from '../texts/define-texts';

export const waitingTexts = defineTexts({
  waiting: 'Cargando…',
  pending: 'Un momento…',
  retry: 'Intentar de nuevo',
  unreachable: 'No pudimos comunicarnos con el sistema',
  unreachableDetail:
    'Revise su conexión a internet e intente de nuevo. Lo que escribió sigue en esta página.',
});

export const dialogTexts = defineTexts({
  notSent: 'Lo que escribió todavía no se envió.',
  closeAnyway: 'Cerrar sin enviar',
});
