const lastProgress = new Map<string, number>();

/** One line about one subject. */
export function say(subject: string, text: string): void {
  console.log(`${subject.padEnd(16)} ${text}`);
}

/** A line about work that takes long: for each subject at most one in that time. */
export function sayProgress(subject: string, text: string, everyMs = 5_000): void {
  const now = Date.now();
  if (now - (lastProgress.get(subject) ?? 0) < everyMs) return;
  lastProgress.set(subject, now);
  say(subject, `… ${text}`);
}
