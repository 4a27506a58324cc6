export const accountProblems = {
  'account.not-found': {
    status: 404,
    title: 'La cuenta no existe',
    detail: 'No encontramos esa cuenta.',
  },
  'account.already-exists': {
    status: 409,
    title: 'La cuenta ya existe',
    detail: 'Ya hay una cuenta con esos datos. Puede solicitar acceso a ella.',
  },
  'account.inactive': {
    status: 409,
    title: 'La cuenta no está activa',
    detail: 'Esa cuenta está inactiva o cerrada y no recibe solicitudes.',
  },
  'account.full': {
    status: 409,
    title: 'La cuenta no admite más miembros',
    detail: 'La cuenta llegó al máximo de personas registradas.',
  },
  'account.has-administrator': {
    status: 409,
    title: 'La cuenta ya tiene administrador',
    detail: 'Solo se nombra un administrador en una cuenta que no tiene.',
  },
  'account.not-member': {
    status: 403,
    title: 'No puede actuar por esta cuenta',
    detail: 'Usted no tiene acceso a esta cuenta.',
  },
  'account.not-administrator': {
    status: 403,
    title: 'No administra esta cuenta',
    detail: 'Solo un usuario administrador de la cuenta puede hacerlo.',
  },
  'membership.not-found': {
    status: 404,
    title: 'La persona no es miembro',
    detail: 'Esa persona no tiene acceso a esta cuenta.',
  },
  'membership.last-administrator': {
    status: 409,
    title: 'Es el último administrador',
    detail: 'Nombre primero a otro administrador de la cuenta.',
  },
  'nit.invalid': {
    status: 422,
    title: 'El NIT no es válido',
    detail: 'Escriba el NIT con sus dígitos, por ejemplo 899.999.068-1.',
  },
  'nit.check-digit-wrong': {
    status: 422,
    title: 'El dígito de verificación no corresponde',
    detail: 'Revise el NIT: el dígito de verificación no corresponde a ese número.',
  },
  'nit.placeholder': {
    status: 422,
    title: 'Ese NIT no identifica a nadie',
    detail: 'Escriba el NIT real de la organización.',
  },
  'nit.required': {
    status: 422,
    title: 'Falta el NIT',
    detail: 'Solo un consorcio o una unión temporal puede registrarse sin NIT.',
  },
} as const;
