import { Lifetime } from './processes/lifetime';

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
  if (process.env['npm_lifecycle_event']) endWithParent(() => end(143));
}

/** npm passes signals on, but not the one that kills it. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 1_000);
  timer.unref();
}
