import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { withInlineStyles } from './styles';
import { oneLine } from './words';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

type Template = (view: object) => string;
const emails = join(__dirname, '..');
const strict = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;

const html = Handlebars.create();
const plain = Handlebars.create();
for (const part of ['layout', 'facts', 'button', 'quote']) {
  html.registerPartial(
    part,
    html.compile(withInlineStyles(read('layout', `${part}.html.hbs`)), strict),
  );
  plain.registerPartial(
    part,
    plain.compile(read('layout', `${part}.txt.hbs`), { ...strict, noEscape: true }),
  );
}

function read(folder: string, file: string): string {
  return readFileSync(join(emails, folder, file), 'utf8');
}

/** The three templates of one message, compiled once, from our own files only. A missing value throws. */
export class Templates {
  private readonly subject: Template;
  private readonly html: Template;
  private readonly text: Template;

  constructor(message: string) {
    this.subject = plain.compile(read(message, 'subject.hbs'), { ...strict, noEscape: true });
    this.html = html.compile(withInlineStyles(read(message, 'body.html.hbs')), strict);
    this.text = plain.compile(read(message, 'body.txt.hbs'), { ...strict, noEscape: true });
  }

  render(view: object): RenderedMail {
    const subject = oneLine(this.subject(view));
    return {
      subject,
      html: this.html({ ...view, title: subject }),
      text: `${this.text(view)
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`,
    };
  }
}
