/**
 * There is no whole answer. `reason` is for logs and names nothing of the call: `deadline`, `answer too large`,
 * `connection closed` (before anything of an answer came), or the code of the driver or the system, such as
 * `ECONNREFUSED`.
 */
export class CallFailed extends Error {
  constructor(
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`The call failed: ${reason}`, { cause });
  }
}
