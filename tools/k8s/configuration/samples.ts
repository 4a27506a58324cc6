const key = (members: object) => JSON.stringify({ kid: 'sample', d: 'sample', ...members });
const ed25519 = key({ kty: 'OKP', crv: 'Ed25519' });
const p256 = key({ kty: 'EC', crv: 'P-256' });

/** Of the shape that each secret has; none opens anything. */
export const sampleSecrets: Readonly<Record<string, string>> = {
  MONGODB_URI: 'mongodb://user:password@store.example/database',
  RABBITMQ_URL: 'amqps://user:password@broker.example/secop',
  SMTP_URL: 'smtp://user:password@relay.example:587',
  TOKEN_SIGNING_KEYS: `{"keys":[${ed25519}]}`,
  GATEWAY_JWKS: `{"keys":[${ed25519}]}`,
  GATEWAY_SIGNING_KEY: ed25519,
  SEALING_KEYS: `{"keys":[${p256}]}`,
};
