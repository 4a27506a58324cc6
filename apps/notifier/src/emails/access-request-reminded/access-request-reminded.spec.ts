import { AccessRequestRemindedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received } from '../email.builder';

const event = (sequence: number) =>
  received(
    AccessRequestRemindedV1,
    { accessRequest: anAccessRequest({ administrators: ['one', 'two'] }) },
    sequence,
  );

describe('the mail about a request that was reminded', () => {
  it('goes to every administrator, each time anew', () => {
    const steps = [3, 5].flatMap((sequence) =>
      notificationsOf('access-request-reminded', event(sequence)).map(
        ({ recipient, step }) => `${recipient} ${step}`,
      ),
    );
    expect(steps).toEqual(['one reminded-3', 'two reminded-3', 'one reminded-5', 'two reminded-5']);
  });

  it('says who waits and until when', () => {
    const { subject, text } = mailOf('access-request-reminded', event(3));
    expect(subject).toContain('(radicado SA-2026-7K3M9Q)');
    expect(text).toContain('Ana María Rojas Peña');
    expect(text).toContain('todavía nadie ha decidido');
    expect(text).toContain('martes, 8 de diciembre de 2026');
  });
});
