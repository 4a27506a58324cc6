export const identityProblems = {
  'session.required': {
    status: 401,
    title: 'Debe ingresar',
    detail: 'Ingrese con su usuario para continuar.',
  },
  'session.refused': {
    status: 401,
    title: 'No pudimos ingresar con esos datos',
    detail: 'El correo o la contraseña no corresponden, o hubo demasiados intentos.',
  },
  'session.email-unverified': {
    status: 403,
    title: 'Falta verificar su correo',
    detail: 'Escriba el código que le enviamos por correo para terminar su registro.',
  },
  'session.not-found': {
    status: 404,
    title: 'La sesión no existe',
    detail: 'Esa sesión no existe o ya terminó.',
  },
  'user.not-found': {
    status: 404,
    title: 'El usuario no existe',
    detail: 'No hay un usuario con ese dato.',
  },
  'email-verification.invalid': {
    status: 422,
    title: 'El código no es válido',
    detail: 'Revise el código, o pida uno nuevo: vence a los 15 minutos y admite cinco intentos.',
  },
  'password-reset.invalid': {
    status: 422,
    title: 'El enlace no es válido',
    detail: 'Pida un enlace nuevo: cada uno vence a los 30 minutos y sirve una sola vez.',
  },
  'password.too-short': {
    status: 422,
    title: 'La contraseña es muy corta',
    detail: 'Use una frase de al menos {minimum} caracteres.',
  },
  'password.too-long': {
    status: 422,
    title: 'La contraseña es muy larga',
    detail: 'Use como máximo {maximum} caracteres.',
  },
  'password.too-common': {
    status: 422,
    title: 'La contraseña es muy conocida',
    detail: 'Elija una frase que no aparezca en listas de contraseñas filtradas.',
  },
  'password.personal': {
    status: 422,
    title: 'La contraseña contiene sus datos',
    detail: 'No use su nombre, su documento, su correo ni el nombre de esta plataforma.',
  },
} as const;
