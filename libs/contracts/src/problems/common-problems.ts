export const commonProblems = {
  'request.malformed': {
    status: 400,
    title: 'La petición no se entiende',
    detail: 'Revise el formato de la petición.',
  },
  'request.invalid': {
    status: 422,
    title: 'Hay datos por corregir',
    detail: 'Corrija los campos señalados y envíe de nuevo.',
  },
  'request.headers-too-large': {
    status: 431,
    title: 'Cabeceras demasiado grandes',
    detail: 'La dirección y las cabeceras juntas no pueden pasar de 16 KB.',
  },
  'request.expectation-failed': {
    status: 417,
    title: 'Expectativa no admitida',
    detail: 'La única expectativa admitida es 100-continue.',
  },
  'request.too-slow': {
    status: 408,
    title: 'La petición tardó en llegar',
    detail: 'Envíela de nuevo.',
  },
  'request.too-large': {
    status: 413,
    title: 'La petición es demasiado grande',
    detail: 'El cuerpo de la petición no puede pasar de 64 KB.',
  },
  'request.unsupported-media-type': {
    status: 415,
    title: 'Formato no admitido',
    detail: 'Envíe el cuerpo como application/json.',
  },
  'request.origin-refused': {
    status: 403,
    title: 'Origen no permitido',
    detail: 'Esta operación solo se puede hacer desde el portal.',
  },
  'request.rate-limited': {
    status: 429,
    title: 'Demasiados intentos',
    detail: 'Espere un momento antes de intentarlo de nuevo.',
  },
  'route.not-found': {
    status: 404,
    title: 'No existe',
    detail: 'La dirección que pidió no existe.',
  },
  'route.method-not-allowed': {
    status: 405,
    title: 'Método no permitido',
    detail: 'Esta dirección no admite ese método.',
  },
  'precondition.failed': {
    status: 412,
    title: 'Cambió mientras usted lo miraba',
    detail: 'Alguien lo modificó antes. Consulte de nuevo y repita la operación.',
  },
  'idempotency-key.reused': {
    status: 422,
    title: 'La clave de idempotencia ya se usó',
    detail: 'Esa Idempotency-Key pertenece a otra petición distinta.',
  },
  'token.refused': {
    status: 401,
    title: 'Credencial no válida',
    detail: 'La credencial interna no es válida para este servicio.',
  },
  'command.contended': {
    status: 503,
    title: 'Hay muchas operaciones a la vez',
    detail: 'Intente de nuevo en unos segundos.',
  },
  'outbox.full': {
    status: 503,
    title: 'Hay avisos pendientes de envío',
    detail: 'Intente de nuevo en unos segundos.',
  },
  'service.overloaded': {
    status: 503,
    title: 'El servicio está muy ocupado',
    detail: 'Intente de nuevo en unos segundos.',
  },
  'service.stopping': {
    status: 503,
    title: 'El servicio se está reiniciando',
    detail: 'Intente de nuevo en unos segundos.',
  },
  'dependency.unavailable': {
    status: 503,
    title: 'Un servicio necesario no responde',
    detail: 'Intente de nuevo en unos segundos.',
  },
  'event.invalid': {
    status: 422,
    title: 'Evento no válido',
    detail: 'El evento no cumple su contrato.',
  },
  'event.too-large': {
    status: 422,
    title: 'Evento demasiado grande',
    detail: 'El evento pasa de 256 KiB.',
  },
  'internal.error': {
    status: 500,
    title: 'Error interno',
    detail: 'Ocurrió un error de nuestro lado. Ya quedó registrado.',
  },
} as const;
