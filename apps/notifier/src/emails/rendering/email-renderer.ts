import type { Contact } from '../../recipients/contact';
import type { Email, InDoubtPolicy } from '../email';
import type { Links } from './links';
import { Templates, type RenderedMail } from './templates';
import { oneLine, withoutLinks } from './words';

export interface Ingredients {
  readonly facts: object;
  readonly recipient: Contact;
  readonly people: ReadonlyMap<string, Contact>;
  readonly earlier?: object;
}

/** Renders the mails of the product by the names of their templates. */
export class EmailRenderer {
  private readonly emails: ReadonlyMap<string, Email>;
  private readonly templates: ReadonlyMap<string, Templates>;

  constructor(
    emails: readonly Email[],
    private readonly links: Links,
    private readonly demonstration: boolean,
  ) {
    this.emails = new Map(emails.map((email) => [email.template, email]));
    this.templates = new Map(emails.map(({ template }) => [template, new Templates(template)]));
  }

  emailOf(template: string): Email {
    const email = this.emails.get(template);
    if (!email) throw new Error(`There is no email ${template}`);
    return email;
  }

  /** A mail whose template is gone cannot be made again. */
  inDoubt(template: string): InDoubtPolicy {
    const email = this.emails.get(template);
    return email ? (email.inDoubt ?? 'resend-once') : 'never';
  }

  render(template: string, { facts, recipient, people, earlier }: Ingredients): RenderedMail {
    const person = (userId: string): Contact => {
      const contact = people.get(userId);
      if (!contact) throw new Error(`${template} shows a person that it does not mention`);
      return contact;
    };
    const view = this.emailOf(template).view({
      facts: harmless(facts),
      recipient,
      person,
      earlier: earlier && harmless(earlier),
      links: this.links,
    });
    const { origin } = this.links;
    return this.templates
      .get(template)!
      .render({ ...view, origin, demonstration: this.demonstration });
  }
}

const freeTexts = new Set(['message', 'reason']);

/** People wrote these texts: nothing in them may read as a link, and only free texts have lines. */
function harmless(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') return [name, value];
      const text = withoutLinks(value);
      return [name, freeTexts.has(name) ? text.trim() : oneLine(text)];
    }),
  );
}
