/** Where a service under test listens, on any free port, and how soon it stops. */
export const silentHost = {
  HOST: '127.0.0.1',
  PORT: 0,
  LOG_LEVEL: 'silent',
  SHUTDOWN_WAIT_MS: 0,
  SHUTDOWN_DEADLINE_MS: 1_000,
} as const;
