import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Passage {
  readonly client: Socket;
  readonly server: Socket;
  /** What the broker has sent of a frame that is not complete yet. */
  rest: Buffer;
}

const methodFrame = 1;
const connectionClass = 10;
const blocked = 60;
const unblocked = 61;
const basicPublish = Buffer.from([0, 60, 0, 40]);

/**
 * A real broker whose memory or disk alarm the test raises: who publishes is told `connection.blocked`, and nothing
 * more is read from them until it is over. Who only consumes is served on.
 */
export class AlarmingBroker {
  private readonly passages = new Set<Passage>();
  private alarm = false;

  private constructor(
    private readonly listener: Server,
    private readonly target: URL,
  ) {}

  static async before(targetUrl: string): Promise<AlarmingBroker> {
    const listener = createServer();
    const broker = new AlarmingBroker(listener, new URL(targetUrl));
    listener.on('connection', (client) => broker.accept(client));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return broker;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
    return url.toString();
  }

  raiseAlarm(): void {
    this.alarm = true;
  }

  endAlarm(): void {
    this.alarm = false;
    for (const { client } of this.passages) {
      if (!client.isPaused()) continue;
      client.write(notification(unblocked));
      client.resume();
    }
  }

  async close(): Promise<void> {
    for (const { client, server } of this.passages) {
      client.destroy();
      server.destroy();
    }
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private accept(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    const passage: Passage = { client, server, rest: Buffer.alloc(0) };
    this.passages.add(passage);
    const end = () => {
      this.passages.delete(passage);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    server.on('data', (bytes) => this.passWholeFrames(passage, bytes));
    client.on('data', (bytes) => {
      if (this.alarm && bytes.includes(basicPublish)) {
        client.pause();
        client.unshift(bytes);
        client.write(notification(blocked));
      } else {
        server.write(bytes);
      }
    });
  }

  /** So that a notification never lands inside a frame. */
  private passWholeFrames(passage: Passage, bytes: Buffer): void {
    const all = Buffer.concat([passage.rest, bytes]);
    let end = 0;
    while (all.length - end >= 8) {
      const next = end + 8 + all.readUInt32BE(end + 3);
      if (next > all.length) break;
      end = next;
    }
    passage.rest = all.subarray(end);
    if (end > 0) passage.client.write(all.subarray(0, end));
  }
}

/** A method frame on channel 0; `blocked` has a reason. */
function notification(method: number): Buffer {
  const reason = method === blocked ? Buffer.from('\x0alow on ram') : Buffer.alloc(0);
  const payload = Buffer.concat([Buffer.from([0, connectionClass, 0, method]), reason]);
  const head = Buffer.alloc(7);
  head.writeUInt8(methodFrame, 0);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, payload, Buffer.from([0xce])]);
}
