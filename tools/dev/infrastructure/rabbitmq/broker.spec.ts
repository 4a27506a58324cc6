import { customaryManagementUrl, vhostUrl } from './broker';

describe('the address of a vhost on a given broker', () => {
  it.each([
    ['amqp://guest:guest@127.0.0.1:5672', 'amqp://guest:guest@127.0.0.1:5672/ours'],
    ['amqp://u:p%40ss@host/theirs', 'amqp://u:p%40ss@host/ours'],
    ['amqps://host/%2F?heartbeat=5', 'amqps://host/ours?heartbeat=5'],
  ])('%s becomes %s', (given, ours) => {
    expect(vhostUrl(given, 'ours')).toBe(ours);
  });
});

describe('the management API of a given broker', () => {
  it('is looked for on its customary port, encrypted when the broker is', () => {
    expect(customaryManagementUrl('amqp://host:5672/x')).toBe('http://host:15672');
    expect(customaryManagementUrl('amqps://host/x')).toBe('https://host:15671');
  });
});
