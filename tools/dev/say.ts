const lastProgress = new Map<string, number>();

/** One line about one subject. */
export function say(subject: string, text: string): void {
  console.log(`${subject.padEnd(16)} ${text}`);
}

/** A line about work that takes long: at most one every five seconds for each subject. */
export function sayProgress(subject: string, text: string): void {
  const now = Date.now();
  if (now - (lastProgress.get(subject) ?? 0) < 5_000) return;
  lastProgress.set(subject, now);
  say(subject, `… ${text}`);
}
