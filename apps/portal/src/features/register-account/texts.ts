import { defineTexts } from '../../texts/define-texts';

export const registerAccountTexts = defineTexts({
  title: 'Registrar Entidad',
  identityTitle: 'Nombre y NIT',
  identityText: 'Primero comprobamos que la Entidad no tenga ya una cuenta.',
  legalName: 'Nombre completo (razón social)',
  legalNameHint: 'Como aparece en el certificado de existencia o en el documento de constitución.',
  nit: 'NIT',
  nitHint:
    'Con o sin dígito de verificación, por ejemplo 899.999.068-1. Solo un consorcio o una unión temporal puede dejarlo vacío.',
  nitInvalid: 'Escriba el NIT con sus dígitos, por ejemplo 899.999.068-1.',
  nitCheckDigitWrong:
    'Revise el NIT: el dígito de verificación no corresponde a ese número. Debería ser {{digit}}.',
  validate: 'Validar',
  validating: 'Validando…',
  existsTitle: 'La Entidad ya tiene cuenta',
  existsText:
    'No hace falta registrarla: solicite acceso y el usuario administrador le responderá.',
  similarTitle: '¿Es alguna de estas?',
  similarText:
    'Encontramos cuentas con un nombre parecido. Si es una de ellas, solicite acceso en lugar de registrarla otra vez.',
  noneOfThese: 'No, es otra: continuar',
  changeIdentity: 'Cambiar nombre o NIT',
  detailsTitle: 'Datos de la Entidad',
  organizationType: 'Tipo de organización',
  department: 'Departamento',
  municipality: 'Municipio',
  notificationEmail: 'Correo de notificaciones de la Entidad',
  notificationEmailHint: 'Allí avisamos de las solicitudes que nadie responde.',
  reviewTitle: 'Revise sus respuestas',
  reviewText: 'Usted será el usuario administrador de la cuenta y decidirá quién más tiene acceso.',
  onlyWithoutNit:
    'Sin NIT solo puede registrar un consorcio o una unión temporal. Si la Entidad es otra, vuelva atrás y escriba su NIT.',
  withoutNit: 'Sin NIT',
  continue: 'Continuar',
  back: 'Atrás',
  change: 'Cambiar datos',
  send: 'Registrar Entidad',
  sending: 'Registrando…',
  registeredTitle: 'Entidad registrada',
  registeredText: 'Usted es el usuario administrador de la cuenta. Ya puede actuar desde ella.',
  account: 'Cuenta',
  code: 'Código',
  toAccount: 'Ir a la cuenta',
  finish: 'Finalizar',
});
