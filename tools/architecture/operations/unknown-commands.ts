import type { Known } from './known';
import { operatorWords, unknownOperatorCommand } from './operator-commands';
import { isPlaceholder, type TypedCommand } from './typed-commands';
import { valuedOptions, verbs } from './verbs';

/** Why the command cannot be typed; `undefined`: it can, or it is none of those that are known. */
export function unknownCommand({ words }: TypedCommand, known: Known): string | undefined {
  const [program] = words;
  const anywhere = withoutNamespace(words);
  if (anywhere) return anywhere;
  const operators = operatorWords(words);
  if (operators) return unknownOperatorCommand(operators, known) ?? unknownTarget(words, known);
  if (program === 'npm') {
    const script = words.slice(1).find((word) => word !== 'run' && !word.startsWith('-')) ?? '';
    return known.scripts.has(script) || ['ci', 'start', 'test'].includes(script)
      ? undefined
      : `there is no script ${script}`;
  }
  return unknownVerb(words) ?? unknownTarget(words, known);
}

function unknownVerb(words: readonly string[]): string | undefined {
  const program = words[0] === 'docker' && words[1] === 'compose' ? 'docker compose' : words[0]!;
  const known = verbs[program];
  if (!known) return undefined;
  const rest = words.slice(program.split(' ').length);
  const at = rest.findIndex(
    (word, index) => !word.startsWith('-') && !valuedOptions.includes(rest[index - 1] ?? ''),
  );
  const verb = rest[at];
  return verb === undefined || known.includes(verb) || isPlaceholder(verb)
    ? undefined
    : `${program} ${verb} is not among what pages may use (verbs.ts)`;
}

/** Of these, some are about what no namespace has. */
const ofTheCluster = /\b(apply|label namespace|version|kustomize|get nodes|top nodes)\b/;

/** The product's namespace is not the one that people's kubectl is set to. A verb alone is spoken of, not typed. */
const withoutNamespace = (words: readonly string[]): string | undefined =>
  words[0] !== 'kubectl' ||
  words.length < 3 ||
  words.some((word) => /^(-n|--namespace)(=|$)/.test(word)) ||
  ofTheCluster.test(words.join(' '))
    ? undefined
    : `kubectl ${words[1]} does not say in which namespace`;

const takesService = ['build', 'exec', 'kill', 'logs', 'restart', 'run', 'start', 'stop', 'up'];

/** The service of a compose command, the object of a kubectl one. */
function unknownTarget(words: readonly string[], known: Known): string | undefined {
  if (words[0] === 'kubectl') {
    const object = words
      .map((word) => word.replace(/^--\w+=/, ''))
      .find((word) => /^(deploy|deployment|cronjob)\/[a-z-]+$/.test(word));
    return object === undefined || known.objects.has(object) ? undefined : `there is no ${object}`;
  }
  if (words[0] !== 'docker' || !takesService.includes(words[2] ?? '')) return undefined;
  const service = words
    .slice(3)
    .find(
      (word, index, all) =>
        /^[a-z]/.test(word) &&
        !/^--(volume|since|tail|env|user|timeout|scale)$/.test(all[index - 1] ?? ''),
    );
  return service === undefined || known.composed.has(service)
    ? undefined
    : `the composed product has no ${service}`;
}
