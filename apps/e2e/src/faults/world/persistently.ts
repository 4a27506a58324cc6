import type { Answer } from '../../client/answer';
import type { OpenIntent } from './intent-log';

const longestWait = 1_000;

/**
 * Sends with one key until somebody answers for good, as a client does whose service is away for a moment; every answer
 * is written down, and `Retry-After` is obeyed. Nothing if that takes longer than its patience: then nobody knows.
 */
export async function persistently(
  patienceMs: number,
  intent: OpenIntent,
  send: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const deadline = performance.now() + patienceMs;
  for (let tries = 0; ; tries += 1) {
    const began = performance.now();
    const answer = await send().catch(() => undefined);
    intent.answers.push({
      status: answer?.status ?? 0,
      code: codeOf(answer),
      retryAfter: answer?.headers.get('retry-after') ?? undefined,
      milliseconds: Math.round(performance.now() - began),
    });
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    if (performance.now() > deadline) return undefined;
    const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
    const wait = Math.max(asked, Math.min(100 * 2 ** tries, longestWait));
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

function codeOf(answer: Answer | undefined): string | undefined {
  if (!answer || answer.status < 400) return undefined;
  try {
    return answer.problem().code;
  } catch {
    return 'no problem document';
  }
}
