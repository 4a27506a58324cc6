import type { RouteContract } from '@secop/contracts';

const descriptions: Readonly<Record<string, string>> = {
  users: 'Registro de usuario.',
  'email-verifications': 'The code from the mail.',
  'password-resets': 'A forgotten password.',
  sessions: 'Signing in and out.',
  me: 'The own profile and "Mis registros".',
  accounts: 'Accounts and their members.',
  'access-requests': 'Solicitud de acceso: asking and deciding.',
  events: 'What changed, for open screens.',
};

export function tagOf({ path }: RouteContract): string {
  const tag = path.includes('access-requests') ? 'access-requests' : path.split('/')[1];
  if (!tag || !(tag in descriptions)) throw new Error(`no tag describes ${path}`);
  return tag;
}

export const tagsOf = (routes: readonly RouteContract[]) =>
  [...new Set(routes.map(tagOf))].map((name) => ({ name, description: descriptions[name] }));
