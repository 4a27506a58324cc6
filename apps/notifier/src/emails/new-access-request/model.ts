import type { AccessRequestFacts } from '../access-request-facts';
import { administratorView } from '../administrator-view';
import type { Letter } from '../email';

export const view = (letter: Letter<AccessRequestFacts>) => ({
  ...administratorView(letter),
  preheader: 'Revise quién es y acepte o rechace el acceso.',
});
