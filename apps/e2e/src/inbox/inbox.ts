import { eventually } from '@secop/testing';
import { z } from 'zod';
import type { System } from '../system/system';

const mailSchema = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.unknown()),
  envelope: z.object({
    from: z.object({ address: z.string() }),
    to: z.array(z.object({ address: z.string() })),
  }),
});
/** A mail as the SMTP server accepted it. */
export type Mail = z.infer<typeof mailSchema>;

/** The SMTP server's own view of what it received. */
export class Inbox {
  private constructor(private readonly url: string) {}

  static of({ inbox }: Pick<System, 'inbox'>): Inbox {
    if (!inbox) {
      throw new Error('The mails cannot be read: the system was started with a given SMTP_URL.');
    }
    return new Inbox(inbox);
  }

  /** In the order in which they arrived. */
  async to(address: string): Promise<Mail[]> {
    const answer = await fetch(
      `${this.url}/email?envelope.to.address=${encodeURIComponent(address)}`,
    );
    if (!answer.ok) throw new Error(`the inbox answered ${answer.status}`);
    return z.array(mailSchema).parse(await answer.json());
  }

  /** Waits for a mail to that address whose subject says all of this. */
  async arrival(address: string, ...subject: string[]): Promise<Mail> {
    return eventually(`a mail "${subject.join(' … ')}" arrives`, async () =>
      (await this.to(address)).find((mail) =>
        subject.every((words) => mail.subject.includes(words)),
      ),
    );
  }

  /** The code of eight digits in a mail to that address. */
  async verificationCode(address: string): Promise<string> {
    const { text } = await this.arrival(address, 'Código para verificar');
    const code = /\b\d{8}\b/.exec(text)?.[0];
    if (!code) throw new Error('the mail carries no code of eight digits');
    return code;
  }
}
