import { defineTexts } from '../../texts/define-texts';

export const deskTexts = defineTexts({
  title: 'Escritorio',
  greeting: 'Le damos la bienvenida, {{name}}.',
  pendingTitle: 'Pendientes',
  nothingPending: 'No hay nada pendiente: ni solicitudes suyas ni de las cuentas que administra.',
  inboxCount_one: '{{count}} solicitud espera su respuesta',
  inboxCount_many: '{{count}} solicitudes esperan su respuesta',
  inboxCount_other: '{{count}} solicitudes esperan su respuesta',
  inboxManyMore: 'Más de {{count}} solicitudes esperan su respuesta',
  answer: 'Responder',
  answerOf: 'Responder las solicitudes de {{account}}',
  mine: 'Su solicitud a {{account}}',
  mineDeadline: 'Radicado {{reference}}. Deben responder a más tardar el {{day}}.',
  mineWithoutAdministrator:
    'Radicado {{reference}}. La cuenta todavía no tiene usuario administrador; su solicitud sigue registrada hasta el {{day}}.',
  mineBeingGranted: 'Radicado {{reference}}. La aceptaron; estamos activando su acceso.',
  see: 'Ver solicitud',
  seeOf: 'Ver solicitud a {{account}}',
  accountsTitle: 'Sus cuentas',
  enter: 'Ir a la cuenta',
  enterOf: 'Ir a la cuenta {{account}}',
  since: 'Desde el {{day}}',
  noAccounts:
    'Todavía no puede actuar desde ninguna cuenta. Aquí aparecerán cuando acepten sus solicitudes.',
  emptyTitle: 'Empiece por aquí',
  empty:
    'Busque la cuenta de su empresa por el nombre completo o el NIT y solicite acceso. Si no existe, puede registrarla.',
  new: 'Nuevo registro',
  registrations: 'Ver Mis registros',
  changed: 'Su escritorio se actualizó solo. {{pending}}',
  pendingNow_one: 'Ahora hay {{count}} pendiente.',
  pendingNow_many: 'Ahora hay {{count}} pendientes.',
  pendingNow_other: 'Ahora hay {{count}} pendientes.',
});
