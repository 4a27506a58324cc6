import { requestRows, type AccessRequestFacts } from '../access-request-facts';
import type { Letter } from '../email';

interface Ending {
  readonly outcome: string;
  readonly explanation: string;
  readonly canAskAgain: boolean;
}

const endings: Readonly<Record<string, Ending>> = {
  'deadline-passed': {
    outcome: 'venció sin respuesta',
    explanation: 'Pasaron diez días hábiles y ningún administrador de la cuenta decidió.',
    canAskAgain: true,
  },
  'account-closed': {
    outcome: 'terminó porque la cuenta se cerró',
    explanation: 'La cuenta fue cerrada o está inactiva, y ya no recibe solicitudes.',
    canAskAgain: false,
  },
  'account-full': {
    outcome: 'no se pudo completar',
    explanation: 'La cuenta llegó al máximo de personas que puede tener y no admite a nadie más.',
    canAskAgain: false,
  },
};
const unknownEnding: Ending = {
  outcome: 'terminó sin acceso',
  explanation: 'La solicitud no pudo completarse.',
  canAskAgain: true,
};

export const view = ({ facts, recipient, links }: Letter<AccessRequestFacts>) => {
  const ending = endings[facts.reason ?? ''] ?? unknownEnding;
  return {
    ...ending,
    preheader: ending.explanation,
    greeting: recipient.greeting,
    accountName: facts.accountName,
    reference: facts.reference,
    rows: requestRows(facts),
    link: ending.canAskAgain ? links.newRequest() : links.memberships(),
  };
};
