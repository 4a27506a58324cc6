/** Pages of the portal that mails lead to. None of them changes anything by being opened. */
export class Links {
  constructor(readonly origin: string) {}

  signIn = () => this.to('ingresar');
  resetPassword = () => this.to('restablecer-contrasena');
  verifyEmail = () => this.to('verificar-correo');
  memberships = () => this.to('mis-registros');
  newRequest = () => this.to('mis-registros', 'nuevo');
  account = (accountId: string) => this.to('cuentas', accountId);
  accessRequest = (id: string) => this.to('solicitudes', id);
  decision = (accountId: string, id: string) =>
    this.to('cuentas', accountId, 'administracion-de-usuarios', id);

  private to(...path: string[]): string {
    return `${this.origin}/${path.map(encodeURIComponent).join('/')}`;
  }
}
