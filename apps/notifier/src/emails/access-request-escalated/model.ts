import type { AccessRequestFacts } from '../access-request-facts';
import { administratorView } from '../administrator-view';
import type { Letter } from '../email';

export const view = (letter: Letter<AccessRequestFacts>) => ({
  ...administratorView(letter),
  preheader: 'Cualquier administrador de la cuenta puede decidirla.',
});
