import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const day = 86_400_000;
const validity = 3_650;

/**
 * A self-signed certificate (X.509 v3, P-256) for one host, in PEM. It may not sign others: who trusts it trusts that
 * host alone.
 */
export function certificateFor(host) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(host)))));
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const alternativeName = sequence(
    oid('551d11'),
    der(0x04, sequence(der(0x82, Buffer.from(host)))),
  );
  const mayNotSign = sequence(oid('551d13'), der(0x04, sequence()));
  const body = sequence(
    tagged(0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(Date.now() - day), time(Date.now() + validity * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(alternativeName, mayNotSign)),
  );
  const signature = sign('sha256', body, privateKey);
  const bits = der(0x03, Buffer.concat([Buffer.of(0), signature]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).trimEnd(),
    certificate: pem(sequence(body, algorithm, bits)),
  };
}

/** Distinguished encoding: tag, length, content (X.690). */
function der(tag, ...content) {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}

const sequence = (...content) => der(0x30, ...content);
const set = (...content) => der(0x31, ...content);
const tagged = (number, content) => der(0xa0 + number, content);
const oid = (hex) => der(0x06, Buffer.from(hex, 'hex'));
const time = (at) =>
  der(0x17, Buffer.from(new Date(at).toISOString().replace(/^..|[-:T]|\.\d+/g, '')));
const pem = (bytes) =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString('base64')
    .replace(/.{64}/g, '$&\n')
    .trimEnd()}\n-----END CERTIFICATE-----`;
