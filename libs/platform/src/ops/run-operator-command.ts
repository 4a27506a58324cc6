import 'reflect-metadata';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import type { z } from 'zod';
import { loadConfig } from '../config/load-config';
import { OperatorAudit } from './operator-audit';
import type { OperatorCall, OperatorCommand, OperatorReport } from './operator-command';
import { failureSentence } from './operator-failure';
import { helpOf, helpOfCommand } from './operator-help';
import { openService } from './open-service';
import { understandWords, type OperatorWords } from './operator-words';

/** A service's operator commands and what they run on. */
export interface OperatorDesk<Shape extends z.ZodRawShape> {
  readonly service: string;
  readonly config: z.ZodObject<Shape>;
  /** The service, opened when a command needs a part of it. */
  readonly module: (config: ConfigOf<Shape>) => DynamicModule;
  readonly commands: readonly OperatorCommand<ConfigOf<Shape>>[];
}

type ConfigOf<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

/** Runs the command of this process's arguments and ends the process: 0 done, 1 not done, 2 not understood. */
export function runOperatorCommand<Shape extends z.ZodRawShape>(desk: OperatorDesk<Shape>): void {
  void answerOperator(desk, process.argv.slice(2)).then((code) => {
    process.exitCode = code;
    process.stdout.write('', () => process.exit(code));
  });
}

async function answerOperator<Shape extends z.ZodRawShape>(
  desk: OperatorDesk<Shape>,
  args: readonly string[],
): Promise<number> {
  const commands = desk.commands as readonly OperatorCommand[];
  const understood = understandWords(args, commands);
  const helpAbout = (about: OperatorCommand | undefined) =>
    about ? helpOfCommand(desk.service, about) : helpOf(desk.service, commands);
  if ('help' in understood) {
    const listed = understood.help ? [understood.help] : commands;
    const asJson = args.includes('--json');
    print(process.stdout, asJson ? JSON.stringify(listed) : helpAbout(understood.help));
    return 0;
  }
  if ('problem' in understood) {
    print(process.stderr, `${understood.problem}.\n\n${helpAbout(understood.about)}`);
    return 2;
  }
  try {
    const { failed = false, lines, data } = await perform(desk, understood.asked);
    print(process.stdout, understood.asked.json ? JSON.stringify(data) : lines.join('\n'));
    return failed ? 1 : 0;
  } catch (error) {
    print(process.stderr, failureSentence(error));
    return 1;
  }
}

async function perform<Shape extends z.ZodRawShape>(
  desk: OperatorDesk<Shape>,
  { command, json: _, ...asked }: OperatorWords,
): Promise<OperatorReport> {
  Logger.overrideLogger(false);
  const config = { ...loadConfig(desk.config), LOG_LEVEL: 'silent' as const };
  let opened: Promise<INestApplicationContext> | undefined;
  const changes = command.change && !asked.dryRun;
  const open = () => (opened ??= openService(desk.module(config), { changes }));
  const call: OperatorCall<typeof config> = {
    ...(asked as Omit<OperatorWords, 'command' | 'options'> & Pick<OperatorCall, 'options'>),
    config,
    signal: interruption(),
    get: async (token) => (await open()).get(token, { strict: false }),
    audit: async (facts) => {
      const audit = new OperatorAudit((await open()).get(Aggregates, { strict: false }));
      const act = command.name.replaceAll(' ', '-');
      await audit.record({ operator: asked.operator, act, ...facts });
    },
    progress: (line) => print(process.stderr, line),
  };
  try {
    return await (command as OperatorCommand<typeof config>).run(call);
  } finally {
    await opened?.then(
      (app) => app.close(),
      () => undefined,
    );
  }
}

/** The first interruption asks to stop at a safe point; the second one ends the process. */
function interruption(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  return stop.signal;
}

const print = (stream: NodeJS.WriteStream, text: string): void => void stream.write(`${text}\n`);
