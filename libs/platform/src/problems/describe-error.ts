/** What a log may say of an unexpected error: quoted values and addresses are people's data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: withoutValues(error.message),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error
      ? { cause: `${error.cause.name}: ${withoutValues(error.cause.message)}` }
      : {}),
  };
}

const withoutValues = (message: string) =>
  message
    .slice(0, 500)
    .replace(/"[^"]*"?/g, '"…"')
    .replace(/'[^']*'?/g, "'…'")
    .replace(/[^\s@]+@[^\s@]+/g, '…@…')
    .slice(0, 300);
