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
  html.registerPartial(part, compiled('layout', `${part}.html.hbs`));
  plain.registerPartial(part, compiled('layout', `${part}.txt.hbs`));
}

/** The only place that compiles: what is in one of our own files, never a text. */
function compiled(folder: string, file: string): Template {
  const template = readFileSync(join(emails, folder, file), 'utf8');
  const isHtml = file.endsWith('.html.hbs');
  const engine = isHtml ? html : plain;
  return engine.compile(isHtml ? withInlineStyles(template) : template, {
    ...strict,
    noEscape: !isHtml,
  });
}

/** The three templates of one message, compiled once. A missing value throws. */
export class Templates {
  private readonly subject: Template;
  private readonly html: Template;
  private readonly text: Template;

  constructor(message: string) {
    this.subject = compiled(message, 'subject.hbs');
    this.html = compiled(message, 'body.html.hbs');
    this.text = compiled(message, 'body.txt.hbs');
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
