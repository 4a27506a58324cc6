import { defineTexts } from '../../texts/define-texts';

export const myRegistrationsTexts = defineTexts({
  title: 'Mis registros',
  intro: 'Las cuentas a las que usted pidió acceso o desde las que puede actuar.',
  new: 'Nuevo registro',
  caption: 'Sus registros, del más reciente al más antiguo',
  account: 'Cuenta',
  state: 'Estado',
  role: 'Rol',
  since: 'Desde',
  action: 'Ver',
  noRole: 'Todavía ninguno',
  see: 'Ver solicitud',
  seeOf: 'Ver solicitud a {{account}}',
  enter: 'Ir a la cuenta',
  enterOf: 'Ir a la cuenta {{account}}',
  emptyTitle: 'Todavía no tiene registros',
  empty:
    'Para actuar desde la cuenta de un Proveedor, busque la cuenta por su nombre completo o NIT y solicite acceso.',
  changed: 'La lista se actualizó sola: {{changes}}.',
  change: '{{account}} ahora está en estado «{{state}}»',
  newTitle: 'Nuevo registro',
  close: 'Cerrar',
});
