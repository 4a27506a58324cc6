import { z } from 'zod';
import { oneLine, withoutLinks } from '../emails/rendering/words';

/** What identity seals. One address, strictly: nodemailer would read `b@x, evil@y` as two. */
const sealedContact = z.object({
  email: z.email().max(254),
  firstNames: z.string().max(200),
  lastNames: z.string().max(200),
  code: z
    .string()
    .regex(/^\d{4,12}$/)
    .optional(),
  token: z
    .string()
    .regex(/^[\w-]{20,100}$/)
    .optional(),
});

/** An opened contact: lives in memory while a mail is made, and nowhere else. */
export class Contact {
  readonly email: string;
  readonly fullName: string;
  readonly greeting: string;
  readonly code: string | undefined;
  readonly token: string | undefined;

  private constructor(sealed: z.infer<typeof sealedContact>) {
    const { email, firstNames, lastNames } = sealed;
    const shown = (text: string) => oneLine(withoutLinks(text));
    this.email = email;
    this.fullName = shown(`${firstNames} ${lastNames}`);
    this.greeting = shown(firstNames) ? `Buen día, ${shown(firstNames)}:` : 'Buen día:';
    this.code = sealed.code;
    this.token = sealed.token;
  }

  /** `undefined`: there is no address that a mail may be sent to. */
  static from(opened: unknown): Contact | undefined {
    const parsed = sealedContact.safeParse(opened);
    return parsed.success ? new Contact(parsed.data) : undefined;
  }

  get domain(): string {
    return this.email.slice(this.email.lastIndexOf('@') + 1).toLowerCase();
  }
}
