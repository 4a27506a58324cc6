/** Pages of the portal that mails lead to. None of them changes anything by being opened. */
export class Links {
  constructor(readonly origin: string) {}

  signIn = () => this.to('ingresar');
  resetPassword = () => this.to('restablecer-contrasena');
  /** The token is behind the #: browsers keep it to themselves, so that no server logs it. */
  choosePassword = (token: string) => `${this.resetPassword()}#${encodeURIComponent(token)}`;
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
