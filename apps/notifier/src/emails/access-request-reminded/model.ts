import type { AccessRequestFacts } from '../access-request-facts';
import { administratorView } from '../administrator-view';
import type { Letter } from '../email';

export const view = (letter: Letter<AccessRequestFacts>) => ({
  ...administratorView(letter),
  preheader: 'La solicitud sigue pendiente y la persona espera su respuesta.',
});
