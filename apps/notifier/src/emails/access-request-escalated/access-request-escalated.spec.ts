import { AccessRequestEscalatedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received } from '../email.builder';

const event = (sequence: number) =>
  received(
    AccessRequestEscalatedV1,
    { accessRequest: anAccessRequest({ administrators: ['one', 'two'] }) },
    sequence,
  );

describe('the mail about a request that was escalated', () => {
  it('goes to every administrator, each time anew', () => {
    const steps = [3, 5].flatMap((sequence) =>
      notificationsOf('access-request-escalated', event(sequence)).map(
        ({ recipient, step }) => `${recipient} ${step}`,
      ),
    );
    expect(steps).toEqual([
      'one escalated-3',
      'two escalated-3',
      'one escalated-5',
      'two escalated-5',
    ]);
  });

  it('says who waits and until when', () => {
    const { subject, text } = mailOf('access-request-escalated', event(3));
    expect(subject).toContain('(radicado SA-2026-7K3M9Q)');
    expect(text).toContain('Ana María Rojas Peña');
    expect(text).toContain('cualquiera de ustedes puede decidir');
    expect(text).toContain('martes, 8 de diciembre de 2026');
  });
});
