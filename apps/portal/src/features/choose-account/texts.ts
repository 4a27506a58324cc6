import { defineTexts } from '../../texts/define-texts';

export const chooseAccountTexts = defineTexts({
  title: 'Mis cuentas',
  explanation:
    'Elija la cuenta desde la que va a actuar. Cada pestaña del navegador trabaja con una sola cuenta: la que dice su dirección.',
  since: 'Desde el {{day}}',
  noneTitle: 'Todavía no puede actuar desde ninguna cuenta',
  noneText:
    'Pida acceso a la cuenta de su empresa, consorcio o unión temporal. Cuando el usuario administrador lo acepte, la cuenta aparecerá aquí.',
  request: 'Nuevo registro',
  registrations: 'Ver mis registros',
  missing: '¿Falta una cuenta?',
  actingFor: 'Actúa desde',
  choose: 'Elija una cuenta',
  change: 'cambiar de cuenta',
  menu: 'Mis cuentas',
  all: 'Ver todas mis cuentas',
});
