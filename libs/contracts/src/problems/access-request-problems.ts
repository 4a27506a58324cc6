export const accessRequestProblems = {
  'access-request.not-found': {
    status: 404,
    title: 'La solicitud no existe',
    detail: 'No encontramos esa solicitud.',
  },
  'access-request.already-pending': {
    status: 409,
    title: 'Ya tiene una solicitud abierta',
    detail: 'Usted ya pidió acceso a esta cuenta y la solicitud sigue abierta.',
  },
  'access-request.already-member': {
    status: 409,
    title: 'Ya tiene acceso',
    detail: 'Usted ya puede actuar por esta cuenta.',
  },
  'access-request.too-many-pending': {
    status: 429,
    title: 'Tiene demasiadas solicitudes abiertas',
    detail: 'Puede tener hasta {maximum} solicitudes abiertas a la vez.',
  },
  'access-request.cooling-down': {
    status: 429,
    title: 'Aún no puede pedir acceso de nuevo',
    detail: 'Puede pedir acceso a esta cuenta otra vez desde {until}.',
  },
  'access-request.already-decided': {
    status: 409,
    title: 'La solicitud ya fue decidida',
    detail: 'Otra persona decidió antes.',
  },
  'access-request.not-pending': {
    status: 409,
    title: 'La solicitud ya no está pendiente',
    detail: 'La solicitud ya terminó.',
  },
  'access-request.own': {
    status: 403,
    title: 'No puede decidir su propia solicitud',
    detail: 'Otro administrador de la cuenta debe decidirla.',
  },
  'access-request.not-rejected': {
    status: 409,
    title: 'La solicitud no está rechazada',
    detail: 'Solo se revierte un rechazo.',
  },
  'access-request.reversal-too-late': {
    status: 409,
    title: 'Ya no se puede revertir el rechazo',
    detail: 'Un rechazo se revierte dentro de los 30 días siguientes.',
  },
  'access-request.reminded-recently': {
    status: 429,
    title: 'Ya recordó hoy esta solicitud',
    detail: 'Puede enviar un recordatorio por día hábil.',
  },
} as const;
