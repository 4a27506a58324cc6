import { deliveryIdOf, keyText, messageIdOf } from './notification-key';

const key = { template: 'access-confirmed', subject: 'r', step: 'r.2', recipient: 'u' };

describe('a notification key', () => {
  it('always makes the same row and the same Message-ID', () => {
    expect(deliveryIdOf({ ...key })).toBe(deliveryIdOf(key));
    expect(messageIdOf(deliveryIdOf(key), 'secop.example')).toMatch(/^<[\w-]{43}@secop\.example>$/);
  });

  it.each(['template', 'subject', 'step', 'recipient'] as const)('differs by %s', (part) => {
    expect(deliveryIdOf({ ...key, [part]: 'other' })).not.toBe(deliveryIdOf(key));
  });

  it('does not mix up its parts', () => {
    const one = deliveryIdOf({ ...key, subject: 'a/b', step: 'c' });
    expect(deliveryIdOf({ ...key, subject: 'a', step: 'b/c' })).not.toBe(one);
  });

  it('reads as one printable word', () => {
    expect(keyText({ ...key, step: 'r 2\r\nBcc: x' })).toBe('access-confirmed/r/r_2__Bcc:_x/u');
    expect(keyText({ ...key, recipient: undefined })).toBe('access-confirmed/r/r.2/-');
  });
});
