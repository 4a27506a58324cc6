import { defineTexts } from '../../texts/define-texts';

export const accessRequestTexts = defineTexts('access-request', {
  title: 'Solicitud de acceso',
  filedTitle: 'Su solicitud quedó registrada',
  filed:
    'Guarde este radicado: {{reference}}. Le enviamos un correo con estos datos y le avisaremos cuando respondan.',
  nowWaits: 'Su solicitud está Pendiente: un usuario administrador de la cuenta puede responderla.',
  nowWithoutAdministrator: 'La cuenta se quedó sin usuario administrador.',
  nowBeingGranted: 'Aceptaron su solicitud. Estamos activando su acceso.',
  nowEffective: 'Aceptaron su solicitud: ya puede actuar desde la cuenta.',
  nowSuspended: 'Su acceso a la cuenta está suspendido.',
  nowCancelled: 'Su acceso a la cuenta fue cancelado.',
  nowRejected: 'Rechazaron su solicitud.',
  nowWithdrawn: 'Retiramos su solicitud.',
  nowExpired: 'Su solicitud terminó sin respuesta.',
  tooLateTitle: 'La solicitud cambió mientras usted la miraba',
  tooLate: 'No hicimos ningún otro cambio.',

  progress: 'Línea de avance',
  stage1: 'Inicio',
  stage2: 'Hago mi solicitud',
  stage3: 'Procesan mi solicitud',
  stage4: 'Respuesta',
  stageNumber: 'Etapa {{number}} de 4',
  stageDone: 'terminada',
  stageCurrent: 'etapa actual',
  stageComing: 'por venir',

  nextTitle: 'Qué sigue',
  administratorDecides:
    'Un usuario administrador de {{account}} debe responder. Tiene plazo hasta el',
  nobodyActsYet: 'Mientras no la acepte, usted no puede actuar desde esa cuenta.',
  secondDay: 'Si no responde al segundo día hábil, se lo recordamos.',
  fourthDay:
    'Al cuarto día hábil avisamos a todos los administradores y al correo de notificaciones de la cuenta.',
  lastDay: 'Si nadie responde en el plazo, la solicitud vence y usted puede renovarla con un clic.',
  weWrite:
    'Le escribiremos a su correo cuando haya respuesta. Esta página también se actualiza sola.',
  noAdministratorTitle: 'La cuenta todavía no tiene usuario administrador',
  noAdministrator:
    'Por ahora nadie puede aceptar ni rechazar su solicitud. Sigue registrada hasta el',
  noAdministratorLater:
    'Cuando la cuenta tenga un usuario administrador, esa persona verá su solicitud y podrá responderla.',
  noAdministratorYours:
    'Si usted representa a esta organización, pida a la mesa de servicio que le nombre administrador. Le pedirán un documento que lo demuestre.',
  grantingTitle: 'Aceptaron su solicitud',
  granting:
    'Estamos activando su acceso. Tarda unos segundos; hasta que aparezca como Aceptado, todavía no puede actuar desde la cuenta.',
  effectiveTitle: 'Ya puede actuar desde esta cuenta',
  effectiveProvider: 'Tiene acceso a {{account}} como usuario Proveedor.',
  effectiveAdmin: 'Tiene acceso a {{account}} como usuario administrador.',
  toAccount: 'Ir a la cuenta',
  suspendedTitle: 'Su acceso está suspendido',
  suspended: 'Mientras esté suspendido, usted no puede actuar desde {{account}}.',
  cancelledTitle: 'Ya no puede actuar desde esta cuenta',
  cancelled:
    'Aceptaron esta solicitud, pero después su acceso a {{account}} fue cancelado. Si todavía lo necesita, haga una solicitud nueva.',
  rejectedTitle: 'Rechazaron su solicitud',
  rejectedReason: 'Motivo que escribió el administrador:',
  rejectedRevert:
    'Si cree que es un error, hable con un administrador de la cuenta: puede revertir el rechazo hasta el',
  rejectedAgain_one:
    'También puede pedir acceso de nuevo cuando pase {{count}} día hábil completo después del rechazo.',
  rejectedAgain_many:
    'También puede pedir acceso de nuevo cuando pasen {{count}} días hábiles completos después del rechazo.',
  rejectedAgain_other:
    'También puede pedir acceso de nuevo cuando pasen {{count}} días hábiles completos después del rechazo.',
  businessDays: 'Los sábados, domingos y festivos no cuentan.',
  withdrawnTitle: 'Usted retiró esta solicitud',
  withdrawn: 'Nadie la responderá. Si todavía necesita el acceso, haga una solicitud nueva.',
  expiredTitle: 'La solicitud terminó sin respuesta',
  deadlinePassed: 'Pasaron diez días hábiles y ningún administrador de la cuenta respondió.',
  accountClosed: 'La cuenta fue cerrada o está inactiva, y ya no recibe solicitudes.',
  accountFull: 'La cuenta llegó al máximo de personas que puede tener y no admite a nadie más.',
  endedOtherwise: 'La solicitud no pudo completarse.',
  renew: 'Renovar solicitud',
  renewHint: 'Se envía otra vez con los mismos datos y un radicado nuevo.',
  newRequest: 'Nuevo registro',

  actionsTitle: 'Qué puede hacer',
  remind: 'Enviar recordatorio',
  remindHint:
    'Avisa de nuevo a los administradores. Puede enviar uno por día hábil; el plazo no cambia.',
  reminded: 'Enviamos su recordatorio a los administradores de la cuenta.',
  remindedTitle: 'Ya envió un recordatorio en este día hábil',
  remindedUntil: 'Puede enviar otro desde el {{day}}. Su solicitud sigue en pie.',
  remindedLater: 'Puede enviar otro el próximo día hábil. Su solicitud sigue en pie.',
  withdraw: 'Retirar solicitud',
  withdrawTitle: '¿Retirar la solicitud?',
  withdrawText:
    'La solicitud {{reference}} a {{account}} termina y nadie la responderá. No se puede deshacer; si después la necesita, tendrá que hacer una nueva.',
  keep: 'No, dejarla como está',
  print: 'Imprimir comprobante',

  factsTitle: 'Datos de la solicitud',
  reference: 'Radicado',
  account: 'Cuenta',
  state: 'Estado',
  requester: 'Solicitante',
  document: 'Documento',
  documentEnding: '{{type}} terminado en {{lastFour}}',
  requestedRole: 'Rol que pidió',
  grantedRole: 'Rol que le dieron',
  position: 'Su cargo',
  message: 'Su mensaje',
  submittedAt: 'Enviada',
  deadline: 'Plazo de respuesta',
  acceptedAt: 'Aceptada',
  rejectedAt: 'Rechazada',
  reason: 'Motivo del rechazo',

  timelineTitle: 'Historial de la solicitud',
  submitted: 'Solicitud enviada',
  remindedAdministrators: 'Recordatorio a los administradores',
  escalated: 'Aviso a todos los administradores y al correo de la cuenta',
  accepted: 'Acceso aceptado',
  effective: 'Acceso activado: ya puede actuar desde la cuenta',
  rejected: 'Acceso rechazado',
  reopened: 'La solicitud volvió a estar pendiente',
  withdrawnByYou: 'Solicitud retirada',
  expired: 'Solicitud vencida',
  otherHappening: 'La solicitud cambió',
  byYou: 'Usted',
  byAdministrator: 'Un usuario administrador',
  bySystem: 'El sistema',

  receiptTitle: '{{product}} · Comprobante',
  receiptPrinted: 'Impreso: {{moment}} · Información vigente: {{address}}',

  notYoursTitle: 'Esta solicitud es de otra persona',
  notYours: 'En {{account}} usted es usuario administrador: véala en Administración de usuarios.',
  decide: 'Ver y responder la solicitud',
});
