import type { Known } from './known';
import { isPlaceholder } from './typed-commands';

const everywhere = ['--json', '--help'];

/** The service and the words behind it, however the command is reached. */
export function operatorWords(
  words: readonly string[],
): { service: string; rest: string[] } | undefined {
  const text = words.join(' ');
  const beside = /^npm run ops -- (\S+) ?(.*)$/.exec(text);
  const within = /\bnode (?:apps\/(\S+)\/)?ops\.js (.*)$/.exec(text);
  const job = /^docker compose run (?:--rm )?topology (.*)$/.exec(text);
  const where = /(?:deploy(?:ment)?\/|(?:exec|compose run) (?:-\S+ )*)(?!-|deploy)([a-z-]+)/
    .exec(text)?.[1]
    ?.replace(/-migration$/, '');
  if (beside) return { service: beside[1]!, rest: beside[2]!.split(' ').filter(Boolean) };
  if (within) return { service: within[1] ?? where ?? 'SERVICE', rest: within[2]!.split(' ') };
  return job ? { service: 'accounts', rest: job[1]!.split(' ') } : undefined;
}

/** Of the help tables: the command and each of its options. */
export function unknownOperatorCommand(
  { service, rest }: { service: string; rest: readonly string[] },
  { commands }: Known,
): string | undefined {
  if (service === '--help' || isPlaceholder(rest[0] ?? '')) return undefined;
  const anyService = isPlaceholder(service) || service.startsWith('<');
  const tables = anyService ? [...commands.values()] : [commands.get(service)];
  if (tables.includes(undefined)) return `${service} has no commands`;
  const asked = service === 'reconcile' ? ['reconcile', ...rest] : [...rest];
  const synopsis = tables
    .flatMap((table) => table ?? [])
    .filter((row) => nameOf(row).every((word, index) => asked[index] === word))
    .sort((one, other) => nameOf(other).length - nameOf(one).length)[0];
  if (synopsis === undefined) {
    return asked[0] === '--help' ? undefined : `${service} has no command ${asked.join(' ')}`;
  }
  const options = asked.filter((word) => /^--\w/.test(word)).map((word) => word.split('=')[0]!);
  const offered = `${synopsis} ${synopsis.includes('--as') ? '--dry-run' : ''}`;
  const wrong = options.filter(
    (option) => !everywhere.includes(option) && !new RegExp(`${option}\\b`).test(offered),
  );
  return wrong.length === 0
    ? undefined
    : `${service} ${nameOf(synopsis).join(' ')} has no ${wrong.join(' ')}`;
}

/** `parked redrive [ID…] --as NAME` → `parked redrive`. */
const nameOf = (synopsis: string): string[] => {
  const words = synopsis.split(' ');
  const end = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  return end < 0 ? words : words.slice(0, end);
};
