type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** What a process said on `/metrics`, in Prometheus' text format. */
export class Scrape {
  private constructor(
    readonly text: string,
    readonly samples: readonly Sample[],
    private readonly types: ReadonlyMap<string, string>,
  ) {}

  static async of(url: string): Promise<Scrape> {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return Scrape.read(await answer.text());
  }

  static read(text: string): Scrape {
    const lines = text.split('\n');
    const types = lines.flatMap((line) => {
      const [, name, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
      return name && type ? [[name, type] as const] : [];
    });
    return new Scrape(text, lines.flatMap(sampleIn), new Map(types));
  }

  /** Of figures, as they were declared. */
  get names(): string[] {
    return [...this.types.keys()];
  }

  /** Whether the sample only grows: a counter, or a part of a histogram. */
  isCount({ name }: Sample): boolean {
    const type = this.types.get(name);
    return type === undefined ? true : type === 'counter';
  }

  /** The one sample with at least these labels. */
  value(name: string, labels: Labels = {}): number {
    const found = this.samples.filter((sample) => sample.name === name && fits(sample, labels));
    if (found.length !== 1) {
      throw new Error(`${name} ${JSON.stringify(labels)} has ${found.length} samples`);
    }
    return found[0]!.value;
  }
}

function sampleIn(line: string): Sample[] {
  const [, name, labels = '', value] = sampleLine.exec(line) ?? [];
  if (!name || line.startsWith('#')) return [];
  const pairs = [...labels.matchAll(label)].map(([, key, text]) => [key!, text!] as const);
  return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
}

const fits = ({ labels }: Sample, wanted: Labels) =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);
