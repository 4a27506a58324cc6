import { defineTexts } from '../texts/define-texts';

export const layoutTexts = defineTexts({
  product: 'Acceso de Proveedores',
  skip: 'Saltar al contenido principal',
  stateLink: 'GOV.CO, portal del Estado colombiano (se abre en otra pestaña)',
  demonstration: 'Ambiente de demostración. No es el sitio oficial y sus datos no son reales.',
  menuOf: 'Menú de {{name}}',
  desk: 'Escritorio',
  settings: 'Configuraciones del usuario',
  registrations: 'Mis registros',
  signOut: 'Cerrar sesión',
  signOutFailed: 'No pudimos cerrar su sesión',
  signOutFailedText:
    'Su sesión sigue abierta en este navegador. Si no es su computador o teléfono, ciérrela antes de irse.',
  stay: 'Seguir aquí',
  signIn: 'Ingresar',
  register: 'Registrarse',
  navigation: 'Principal',
  footerTitle: 'Acceso a cuentas de Proveedor',
  footerText:
    'Aquí una persona pide acceso a la cuenta de un Proveedor y el usuario administrador de la cuenta responde.',
  footerHelp: 'Servicio gratuito: nunca le pediremos dinero ni su contraseña por correo.',
  serviceDesk: 'Mesa de servicio:',
  phone: 'Teléfono:',
  personalData: 'Tratamiento de datos personales:',
  notFoundTitle: 'No encontramos esta página',
  notFoundText: 'Puede que la dirección esté incompleta o que la página ya no exista.',
  toDesk: 'Ir al escritorio',
  brokenTitle: 'Algo no funcionó en esta página',
  pageTitle: '{{title}} · Acceso de Proveedores',
});
