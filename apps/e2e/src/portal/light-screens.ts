import type { Page } from '@playwright/test';
import { see } from './see';

export interface LightScreen {
  /** Its main controls, or what it is opened for. */
  readonly controls: readonly string[];
  /** What they do when they are used. */
  readonly answers: (page: Page) => Promise<void>;
}

const field = (name: string) => `#campo-${name}`;
const submit = 'main form button[type=submit], [role=dialog] form button[type=submit]';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

export const guestScreens: Readonly<Record<string, LightScreen>> = {
  '/ingresar': {
    controls: [field('email'), field('password'), submit],
    answers: async (page) => {
      await page.getByLabel('Correo electrónico').fill('nadie@correo.example');
      await button(page, 'Ingresar').click();
      await see(link(page, /^Contraseña: Complete/)).toBeVisible();
    },
  },
  '/registro': {
    controls: ['select', field('documentNumber'), field('lastNames'), submit],
    answers: async (page) => {
      await page.getByLabel('Tipo de documento').selectOption('CC');
      await page.getByLabel('Número de documento').fill('52841907');
      await page.getByLabel('Nombres').fill('Nora');
      await page.getByLabel('Apellidos').fill('Restrepo');
      await button(page, 'Continuar').click();
      await see(page.getByLabel('Contraseña', { exact: false })).toBeVisible();
    },
  },
  '/verificar-correo': {
    controls: [field('email'), field('code'), field('password'), submit],
    answers: async (page) => {
      await page.getByLabel('Código de verificación').fill('12345678');
      await button(page, 'Verificar').click();
      await see(page.getByRole('alert')).toBeVisible();
    },
  },
  '/restablecer-contrasena': {
    controls: [field('email'), submit],
    answers: async (page) => {
      await page.getByLabel('Correo electrónico').fill('nadie@correo.example');
      await button(page, 'Enviar enlace').click();
      await see(page.getByRole('heading', { name: 'Revise su correo' })).toBeVisible();
    },
  },
  '/no-existe': {
    controls: ['main a[href="/"]'],
    answers: (page) => see(link(page, 'Ir al escritorio')).toBeVisible(),
  },
};

const menu = 'nav [aria-haspopup=menu]';

export const signedInScreens: Readonly<Record<string, LightScreen>> = {
  '/': {
    controls: [menu, 'main li a'],
    answers: (page) => see(link(page, /^Responder/)).toBeVisible(),
  },
  '/mis-registros': {
    controls: [menu, 'main [role=rowheader]', 'main a[href="/mis-registros/nuevo"]'],
    answers: (page) => see(link(page, /^Ver solicitud/)).toBeVisible(),
  },
  '/mis-registros/nuevo': {
    controls: ['[role=dialog] input', submit],
    answers: async (page) => {
      await page.getByLabel('Nombre completo o NIT').fill('Zapatería que nadie conoce');
      await button(page, 'Buscar').click();
      await see(page.getByText(/No encontramos ninguna cuenta/)).toBeVisible();
    },
  },
  '/solicitudes/$request': {
    controls: [menu, 'main h2', 'main ol li', 'main button'],
    answers: async (page) => {
      await button(page, 'Enviar recordatorio').click();
      await see(page.getByText(/recordatorio/).last()).toBeVisible();
    },
  },
  '/configuraciones': {
    controls: [menu, field('firstNames'), field('phone'), submit],
    answers: async (page) => {
      await page.getByLabel('Teléfono').fill('3001234567');
      await button(page, 'Guardar cambios').click();
      await see(page.getByText('Guardamos sus datos.')).toBeVisible();
    },
  },
  '/configuraciones/sesiones': {
    controls: [menu, 'main [role=rowheader]'],
    answers: async (page) => {
      await button(page, /^Cerrar sesión de/)
        .first()
        .click();
      await see(page.getByText(/^Cerramos la sesión de/)).toBeVisible();
    },
  },
  '/configuraciones/historial': {
    controls: [menu, 'main [role=rowheader]'],
    answers: (page) => see(page.getByRole('rowheader').first()).toBeVisible(),
  },
  '/cuentas': {
    controls: [menu, 'main li a'],
    answers: (page) => see(page.locator('main li a')).toBeVisible(),
  },
  '/cuentas/$own': {
    controls: [menu, 'main dl', 'main section a', 'main section button'],
    answers: (page) => see(page.getByText('Hay 1 solicitud pendiente.')).toBeVisible(),
  },
  '/cuentas/nueva': {
    controls: [menu, field('legalName'), field('nit'), submit],
    answers: async (page) => {
      await page.getByLabel('Nombre completo (razón social)').fill('Zapatería que nadie conoce');
      await button(page, 'Validar').click();
      await see(page.getByLabel('Municipio')).toBeVisible();
    },
  },
  '/registro/entidad': {
    controls: [menu, 'main form input', submit],
    answers: async (page) => {
      await page.getByLabel('Nombre completo o NIT').fill('Zapatería que nadie conoce');
      await button(page, 'Buscar').click();
      await see(page.getByText(/No encontramos ninguna cuenta/)).toBeVisible();
    },
  },
  '/cuentas/$own/administracion-de-usuarios': {
    controls: [menu, 'main li h3 a', 'main li input[type=checkbox]'],
    answers: async (page) => {
      await page.getByRole('checkbox', { name: 'Seleccionar todas' }).check();
      await see(page.getByText('1 solicitud seleccionada')).toBeVisible();
    },
  },
  '/cuentas/$own/administracion-de-usuarios?estado=aceptados': {
    controls: [menu, 'main [role=rowheader]', 'main td button'],
    answers: (page) => see(button(page, /^Cambiar rol de/)).toBeVisible(),
  },
  '/cuentas/$own/administracion-de-usuarios/$received': {
    controls: [menu, 'main dl', 'main button'],
    answers: (page) => see(button(page, 'Aceptar acceso')).toBeVisible(),
  },
};
