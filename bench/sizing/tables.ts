import { rounded } from '../suite/figures';
import { costOf, everyService, mebibyte, needOf } from './needs';
import type { Phase, Sizing } from './record';

/** Of a core's time, what is spent on purpose: beyond it, one event loop answers late. */
const share = 0.7;
const others = ['store', 'broker', 'clients', 'mail server'];

type Row = readonly string[];
const whole = (value: number) => (Number.isFinite(value) ? String(Math.round(value)) : '–');
const memory = (bytes: number | undefined) => whole((bytes ?? NaN) / mebibyte);
const cpu = (phase: Phase, name: string) => whole(phase.used[name]?.millicores ?? NaN);
const sum = (phase: Phase) =>
  Object.values(phase.used).reduce((total, { millicores }) => total + millicores, 0);

/** The page's tables by the names that it calls them. */
const tables: Readonly<Record<string, (sizing: Sizing) => string>> = {
  memory: (sizing) =>
    table(
      ['MiB', 'idle', `${sizing.steady.perSecond}/s`, 'highest rate', 'peak of all loads'],
      [
        ...everyService.map((name) => [
          name,
          ...[sizing.idle, sizing.steady, sizing.highest].map(({ used }) =>
            memory(used[name]?.residentBytes),
          ),
          whole(needOf(sizing, name).peakMiB),
        ]),
        ...['store', 'broker'].map((name) => [
          name,
          ...[sizing.idle, sizing.steady, sizing.highest].map(({ used }) =>
            memory(used[name]?.residentBytes),
          ),
          '–',
        ]),
      ],
    ),

  needs: (sizing) =>
    table(
      ['', 'request: processor', 'request: memory', 'limit: memory'],
      everyService.map((name) => {
        const { cpuMillicores, memoryMiB, limitMiB } = needOf(sizing, name);
        return [name, `${cpuMillicores}m`, `${memoryMiB}Mi`, `${limitMiB}Mi`];
      }),
    ),

  processor: (sizing) => {
    const { idle, steady, highest } = sizing;
    const phases = [idle, steady, highest];
    return table(
      [
        'thousandths of a core',
        'idle',
        `${steady.perSecond}/s`,
        `${rounded(highest.perSecond)}/s`,
        'one acceptance',
        'one core carries',
      ],
      [
        ...[...everyService, ...others].map((name) => {
          const cost = costOf(name, sizing);
          const isService = (everyService as readonly string[]).includes(name);
          return [
            name,
            ...phases.map((phase) => cpu(phase, name)),
            `${rounded(cost)} ms`,
            isService ? `${whole((share * 1_000) / cost)}/s` : '',
          ];
        }),
        ['together', ...phases.map((phase) => whole(sum(phase))), '', ''],
      ],
    );
  },

  reach: ({ highest, signIns, searches }) =>
    table(
      ['', 'in a second', 'p50', 'p99', 'cores busy', 'who took most of them'],
      [
        ['acceptances, to the mail', highest] as const,
        [`sign-ins, ${signIns.clients} clients`, signIns] as const,
        [`searches in ${searches.entries} entries, ${searches.clients} clients`, searches] as const,
      ].map(([what, phase]) => [
        what,
        rounded(phase.perSecond),
        `${whole(phase.p50Ms)} ms`,
        `${whole(phase.p99Ms)} ms`,
        phase.machine ? phase.machine.busy.toFixed(1) : '–',
        greatest(phase),
      ]),
    ),

  lag: ({ idle, steady, highest, signIns, searches }) =>
    table(
      ['ms', 'idle', `${steady.perSecond}/s`, 'highest rate', 'sign-ins', 'searches'],
      everyService.map((name) => [
        name,
        ...[idle, steady, highest, signIns, searches].map(({ lagMs }) => whole(lagMs[name] ?? NaN)),
      ]),
    ),

  streams: ({ streams: { open, bytesEach, phase } }) =>
    table(
      ['', 'for 1,000 open screens'],
      [
        ['memory of the gateway', `${rounded((bytesEach * 1_000) / mebibyte)} MiB`],
        ...(['gateway replica', 'identity'] as const).map((name) => [
          `processor of ${name === 'identity' ? name : 'the gateway'}`,
          `${whole(((phase.used[name]?.millicores ?? NaN) / open) * 1_000)}m`,
        ]),
      ],
    ),

  commands: ({ commands }) =>
    table(
      ['', 'seconds', 'processor seconds', 'peak, MiB'],
      commands.map(({ name, seconds, cpuMs, peakBytes }) => [
        name,
        rounded(seconds),
        rounded(cpuMs / 1_000),
        memory(peakBytes),
      ]),
    ),

  starts: ({ startCpuMs }) =>
    table(
      ['', 'processor seconds to become ready'],
      everyService.map((name) => [name, rounded((startCpuMs[name] ?? NaN) / 1_000)]),
    ),

  circumstances: ({ measuredAt, node, nodeOptions, cores, highest }) =>
    [
      `Measured ${measuredAt} on ${cores} cores for everything together; Node ${node}, \`${nodeOptions}\`;`,
      `${(highest.machine?.stolen ?? NaN).toFixed(2)} cores were taken away by the host meanwhile.`,
    ].join('\n'),
};

/** The page with every measured part made anew; what stands around them is left as it is. Throws for an unknown one. */
export const withTables = (page: string, sizing: Sizing): string =>
  page.replace(
    /(<!-- measured: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      const made = tables[name];
      if (!made) throw new Error(`The page wants a table of ${name}, and there is none`);
      return `${begin}\n${made(sizing)}\n\n${end}`;
    },
  );

/** All of them, for the terminal. */
export const printedTables = (sizing: Sizing): string =>
  Object.values(tables)
    .map((made) => made(sizing))
    .join('\n\n');

/** Those with at least a tenth of what was used, the greatest first. */
function greatest(phase: Phase): string {
  const all = sum(phase);
  return Object.entries(phase.used)
    .map(([name, { millicores }]) => [name, millicores / all] as const)
    .filter(([, part]) => part >= 0.1)
    .sort(([, a], [, b]) => b - a)
    .map(([name, part]) => `${name} ${whole(part * 100)} %`)
    .join(', ');
}

/** As wide as its widest cells. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)),
  );
  const line = (cells: Row) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
