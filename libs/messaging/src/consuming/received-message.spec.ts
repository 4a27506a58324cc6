import { envelopeOf } from './received-message';

const envelope = {
  specversion: '1.0',
  id: 'id',
  source: '/accounts',
  type: 'accounts.step.taken.v1',
  subject: 'subject',
  time: '2026-11-22T12:00:00.000Z',
  sequence: '1',
  data: { step: 1, mark: { admin: true } },
};
const received = (body: string) =>
  envelopeOf({
    content: Buffer.from(body),
    properties: { contentType: 'application/cloudevents+json; charset=utf-8' },
  });

describe('the body of a message', () => {
  it.each([
    ['as it is', '__proto__'],
    ['behind an escape', '\\u005f_proto__'],
  ])('loses a key that would become a prototype, written %s', (_, key) => {
    const { data } = received(JSON.stringify(envelope).replace('mark', key));
    expect(Object.getOwnPropertyNames(data)).toEqual(['step']);
  });

  it('keeps everything else, escaped characters too', () => {
    const { data } = received(JSON.stringify(envelope).replace('admin', '\\u00f1o'));
    expect(data).toEqual({ step: 1, mark: { ño: true } });
  });
});
