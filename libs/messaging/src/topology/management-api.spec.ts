import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManagementApi, ManagementUnavailable } from './management-api';

/** Answers everything with this status. */
async function answering(status: number): Promise<[Server, string]> {
  const server = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

describe('the management API', () => {
  const asked = (url: string) => new ManagementApi(url, 'amqp://user:secret@127.0.0.1/v').queues();

  it.each([
    [401, 'The management API refuses the user (401): it needs the tag management.'],
    [403, 'The management API refuses the user (403): it needs the tag management.'],
    [404, 'The management API has no such vhost or exchange (404).'],
    [503, 'The management API answered 503.'],
  ])('that answers %i is told of in a sentence', async (status, sentence) => {
    const [server, url] = await answering(status);
    try {
      await expect(asked(url)).rejects.toEqual(new ManagementUnavailable(sentence));
    } finally {
      server.close();
    }
  });

  it('that is not there is told of in a sentence without its address', async () => {
    const [server, url] = await answering(200);
    await new Promise((resolve) => server.close(resolve));
    const sentence = 'The management API cannot be reached (ECONNREFUSED).';
    await expect(asked(url)).rejects.toEqual(new ManagementUnavailable(sentence));
  });
});
