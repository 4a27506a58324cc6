import { AccessRequestSubmittedV1 } from '@secop/contracts';
import {
  aContact,
  anAccessRequest,
  mailOf,
  notificationsOf,
  origin,
  received,
  requester,
} from '../email.builder';

const submitted = (administrators: string[]) =>
  received(AccessRequestSubmittedV1, { accessRequest: anAccessRequest({ administrators }) });

describe('the mail about a new request', () => {
  it('goes to each administrator once, never to the requester', () => {
    const event = submitted(['one', 'two', 'one', requester]);
    expect(notificationsOf('new-access-request', event).map(({ recipient }) => recipient)).toEqual([
      'one',
      'two',
    ]);
  });

  it('shows who asks and what for, and leads to the decision without deciding', () => {
    const person = aContact({
      firstNames: 'Rosa',
      lastNames: 'Díaz',
      email: 'rosa@correo.example',
    });
    const { subject, text } = mailOf('new-access-request', submitted(['one']), { person });
    expect(subject).not.toContain('Rosa');
    expect(text).toContain('Rosa Díaz pide actuar como Proveedor');
    expect(text).toContain('Correo verificado: rosa@correo.example');
    expect(text).toContain('Cargo: Coordinadora de licitaciones');
    expect(text).toContain('Rol que pide: Usuario Proveedor');
    expect(text).toContain(`${origin}/cuentas/account-1/administracion-de-usuarios/request-1`);
    expect(text).toContain('Abrir el enlace no decide nada');
  });
});
