export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
    description: 'Opaque; set by `POST /sessions`. 30 minutes idle, 12 hours at most.',
  },
};

export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key with the same body gets the first answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: '4f7c3f0e-8a55-4c6b-9f0d-0d8f3f1b8a01',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` that was read. Absent: allowed. Stale: 412.',
    schema: { type: 'string', pattern: '^"\\d+"$' },
    example: '"3"',
  },
};

export const headers = {
  TraceId: {
    description: 'Quote it when you report a problem.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  },
  ETag: { description: 'Version of what was answered.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};
