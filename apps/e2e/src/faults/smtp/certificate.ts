import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** As `tls` takes it, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;

/** A self-signed certificate (X.509 v3, P-256) for one IPv4 address; who trusts it trusts that address alone. */
export function selfSignedCertificate(address: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), utf8('relay.example'))));
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const body = sequence(
    tagged(0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(Date.now() - day), time(Date.now() + 30 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(subjectAltName(address), certificateAuthority())),
  );
  const signature = sign('sha256', body, privateKey);
  const bits = der(0x03, Buffer.concat([Buffer.of(0), signature]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: pem(sequence(body, algorithm, bits)),
  };
}

const subjectAltName = (address: string) => {
  const ip = der(0x87, Buffer.from(address.split('.').map(Number)));
  return sequence(oid('551d11'), der(0x04, sequence(ip)));
};

/** It signs itself, so it must be allowed to sign. */
const certificateAuthority = () =>
  sequence(oid('551d13'), der(0x04, sequence(der(0x01, Buffer.of(0xff)))));

/** Distinguished encoding: tag, length, content (X.690). */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}

const sequence = (...content: readonly Buffer[]) => der(0x30, ...content);
const set = (...content: readonly Buffer[]) => der(0x31, ...content);
const tagged = (number: number, content: Buffer) => der(0xa0 + number, content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utf8 = (text: string) => der(0x0c, Buffer.from(text));
const time = (at: number) =>
  der(0x17, Buffer.from(new Date(at).toISOString().replace(/^..|[-:T]|\.\d+/g, '')));
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString('base64')
    .replace(/.{64}/g, '$&\n')
    .trimEnd()}\n-----END CERTIFICATE-----\n`;
