import { lives } from './processes/identity.cjs';
import type { Lifetime } from './processes/lifetime';
import { npmParent } from './processes/npm-parent';

/** Ends everything in order on Ctrl-C, on SIGTERM, and when the `npm` that started this is gone; twice ends at once. */
export function endOnSignals(lifetime: Lifetime): void {
  const end = (code: number) => {
    if (lifetime.over) process.exit(code);
    console.log('\nStopping …');
    void lifetime.end().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  endWithNpm(() => end(143));
}

/** npm passes signals on, but not the one that kills it. */
function endWithNpm(end: () => void): void {
  const npm = npmParent();
  if (!npm) return;
  const timer = setInterval(() => {
    if (lives(npm)) return;
    clearInterval(timer);
    end();
  }, 1_000);
  timer.unref();
}
