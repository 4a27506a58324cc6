import { lives, type ProcessIdentity } from './processes/identity.cjs';
import type { Lifetime } from './processes/lifetime';
import { npmParent } from './processes/npm-parent';

/** npm passes a terminal's Ctrl-C on to whoever has had it already; that is one Ctrl-C. */
const sameKeystrokeMs = 1_000;

/** Ends everything in order on Ctrl-C, on SIGTERM, and when the `npm` that started this is gone; twice ends at once. */
export function endOnSignals(lifetime: Lifetime): void {
  let first = Infinity;
  const end = (code: number) => {
    if (performance.now() - first > sameKeystrokeMs) process.exit(code);
    if (lifetime.over) return;
    first = performance.now();
    console.log('\nStopping …');
    void lifetime.end().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  const npm = npmParent();
  if (npm) onEndOf(npm, () => end(143));
}

/** Ends with a sentence when a process that everything here depends on is gone. */
export function endWith(other: ProcessIdentity, lifetime: Lifetime, sentence: string): void {
  onEndOf(other, () => {
    if (lifetime.over) return;
    console.error(sentence);
    void lifetime.end().then(() => process.exit(1));
  });
}

function onEndOf(other: ProcessIdentity, react: () => void): void {
  const timer = setInterval(() => {
    if (lives(other)) return;
    clearInterval(timer);
    react();
  }, 1_000);
  timer.unref();
}
