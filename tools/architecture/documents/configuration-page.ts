import { createRequire } from 'node:module';
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const load = createRequire(__filename);

/** What every variable of a service must say of itself: `.meta({ … })`. */
const facts = z.object({
  description: z.string().min(10),
  unit: z.enum(['ms', 's', 'bytes']).optional(),
  secret: z.literal(true).optional(),
  rotates: z.literal(true).optional(),
});
const shape = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

export interface Variable extends z.infer<typeof facts>, z.infer<typeof shape> {
  readonly name: string;
  readonly required: boolean;
}

/** A schema's variables, as its own words and zod tell them. Throws when one says nothing of itself, and when a secret has a default. */
export function variablesOf(schema: z.ZodObject): Variable[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(
    ([name, variable]) => {
      const said = facts.safeParse(variable.meta());
      if (!said.success) throw new Error(`${name} does not say what it is: ${said.error.message}`);
      const form = shape.parse(properties[name]);
      if (said.data.secret && form.default !== undefined) throw new Error(`${name} has a default`);
      return { ...said.data, ...form, name, required: required.includes(name) };
    },
  );
}

/** `docs/operations/configuration.md`. */
export function configurationPage(): string {
  return pageOf(allSchemas());
}

function allSchemas(): Record<string, z.ZodObject> {
  const apps = readdirSync(join(root, 'apps')).sort();
  const configured = apps.filter((app) => existsSync(join(root, 'apps', app, 'src/config.ts')));
  return Object.fromEntries(
    configured.map((app) => {
      const { configSchema } = load(join(root, 'apps', app, 'src/config.ts')) as {
        configSchema: z.ZodObject;
      };
      return [app, configSchema];
    }),
  );
}

/** Variables that several services read alike share a row. */
export function pageOf(schemas: Readonly<Record<string, z.ZodObject>>): string {
  const rows = new Map<string, { row: string[]; apps: string[] }>();
  for (const [app, schema] of Object.entries(schemas)) {
    for (const variable of variablesOf(schema)) {
      const row = rowOf(variable);
      const key = row.join('|');
      const known = rows.get(key) ?? { row, apps: [] };
      known.apps.push(app);
      rows.set(key, known);
    }
  }
  const lines = [...rows.values()]
    .sort((one, other) => other.apps.length - one.apps.length || compare(one, other))
    .map(({ row: [name, what, ...rest], apps }) => [name, ...rest, apps.join(', '), what]);
  return `${introduction}
| variable | type | default | unit | secret | rotates | read by | what it does |
| --- | --- | --- | --- | --- | --- | --- | --- |
${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}
`;
}

const compare = (one: { row: string[]; apps: string[] }, other: typeof one): number =>
  one.apps.join().localeCompare(other.apps.join()) || one.row[0]!.localeCompare(other.row[0]!);

function rowOf({ name, description, unit, secret, rotates, ...variable }: Variable): string[] {
  return [
    `\`${name}\``,
    description.replaceAll('|', '\\|'),
    typeOf(variable).replaceAll('|', '\\|'),
    defaultOf(variable),
    unit ?? '',
    secret ? 'yes' : '',
    rotates ? 'yes' : '',
  ];
}

const mostSafe = Number.MAX_SAFE_INTEGER;

function typeOf(variable: Omit<Variable, 'name' | 'description'>): string {
  const { enum: words, type = 'text', format, minimum, maximum = mostSafe } = variable;
  if (words) return words.map((word) => `\`${word}\``).join(' | ');
  if (format === 'uri') return 'URL';
  if (type === 'string') return 'text';
  if (minimum === undefined) return type;
  return `${type} ${maximum === mostSafe ? `≥ ${minimum}` : `${minimum}–${maximum}`}`;
}

function defaultOf({ default: value, required }: Pick<Variable, 'default' | 'required'>): string {
  if (required) return '**required**';
  if (value === undefined) return 'absent';
  return value === '' ? 'empty' : `\`${value}\``;
}

const introduction = `# Configuration

<!-- Generated from apps/*/src/config.ts by \`npm run generate\`. -->

Every variable of every service. A process reads its own once, when it starts, and ends with exit code 1 and the names of what is
missing or not valid, never with values, when it cannot. Nothing else in the product reads the environment.

- **From files.** \`X_FILE\` names a file that holds the value of \`X\`; it goes before \`X\` itself. So secrets can be mounted and
  stand in no environment. An empty variable counts as absent.
- **Secret**: no default, and no log says it. **Rotates**: given as a file, it is read again while the process runs, see
  [rotation.md](rotation.md); everything else takes a restart.
- \`libs/messaging/src/declare-topology.ts\`, which declares queues before anything starts, reads \`RABBITMQ_URL\` alone.
`;
