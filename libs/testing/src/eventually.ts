/** Milliseconds. Long, because it is waited for only where something is wrong: a test must not fail on a busy machine. */
export const patience = 60_000;
const pause = 25;

/**
 * Waits until the probe answers something other than `undefined`, `null` or `false`, and returns it.
 * The probe may throw; its last error is part of the failure. `what` completes "waited in vain until …".
 */
export async function eventually<Answer>(
  what: string,
  probe: () => Answer | Promise<Answer>,
  milliseconds = patience,
): Promise<Exclude<Answer, undefined | null | false>> {
  const end = Date.now() + milliseconds;
  let reason: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as Exclude<Answer, undefined | null | false>;
      }
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`, { cause: reason });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
