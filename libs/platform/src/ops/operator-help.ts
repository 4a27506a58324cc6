import type { OperatorCommand, OperatorOption } from './operator-command';

/** `parked discard ID… --reason TEXT --as NAME`. */
export function synopsisOf({ name, words, options, ...command }: OperatorCommand): string {
  const flags = Object.entries(options).map(([option, shape]) => optionText(option, shape));
  const who = command.unnamed ? '[--as NAME]' : '--as NAME';
  const asked = command.change || command.recorded ? [who] : [];
  const reveal = command.reveals ? [asked.length ? '[--reveal]' : '[--reveal --as NAME]'] : [];
  return [name, ...words, ...flags, ...reveal, ...asked].join(' ');
}

function optionText(name: string, { value, required, repeated }: OperatorOption): string {
  const text = `--${name}${value ? ` ${value}` : ''}${repeated ? ' …' : ''}`;
  return required ? text : `[${text}]`;
}

/** The table of a service's commands. */
export function helpOf(service: string, commands: readonly OperatorCommand[]): string {
  const rows = commands.flatMap((command) => [`  ${synopsisOf(command)}`, `      ${command.help}`]);
  return [
    `Usage: npm run ops -- ${service} COMMAND …`,
    '',
    ...rows,
    '',
    'Each takes --json and --help (together: what there is, as JSON); those that change something take --dry-run too.',
    'Exit code: 0 done, 1 not done (one sentence says why), 2 not understood.',
  ].join('\n');
}

export function helpOfCommand(service: string, command: OperatorCommand): string {
  return [
    `Usage: npm run ops -- ${service} ${synopsisOf(command)}`,
    '',
    `  ${command.help}`,
    '',
    `  --json     the answer as JSON`,
    ...(command.change ? ['  --dry-run  says what would be done and does nothing'] : []),
  ].join('\n');
}
