import { addressesIn } from './broker-addresses';

describe('the addresses of a broker', () => {
  it('are one for a single node', () => {
    expect(addressesIn('amqp://one:5672/secop')).toEqual(['amqp://one:5672/secop']);
  });

  it('are separated by commas for a cluster; a comma in a password is encoded', () => {
    const urls = 'amqp://u:a%2Cb@one:5672/secop, amqp://u:a%2Cb@two:5672/secop';
    expect(addressesIn(urls)).toEqual([
      'amqp://u:a%2Cb@one:5672/secop',
      'amqp://u:a%2Cb@two:5672/secop',
    ]);
  });
});
