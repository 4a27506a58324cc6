import { sayProgress } from '../say';
import { tail } from '../processes/run-command';

/** Shows the newest line of a growing log as progress until the returned function is called. */
export function followLog(
  subject: string,
  log: string,
  shorten = (line: string) => line,
): () => void {
  const started = performance.now();
  const timer = setInterval(() => {
    void tail(log, 1).then((line) => {
      const seconds = Math.round((performance.now() - started) / 1000);
      if (line) sayProgress(subject, `${seconds} s, ${shorten(line).slice(0, 80)}`);
    });
  }, 1_000);
  return () => clearInterval(timer);
}
