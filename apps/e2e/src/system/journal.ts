import mongoose from 'mongoose';
import { z } from 'zod';
import type { System } from './system';

const rowSchema = z.object({
  _id: z.string(),
  template: z.string(),
  /** The access request's id. */
  subject: z.string(),
  state: z.string(),
  facts: z.looseObject({ since: z.string().optional() }),
  createdAt: z.date(),
  endedAt: z.date().optional(),
  attempts: z.number(),
  /** How often it was unknown whether the SMTP server accepted. */
  doubts: z.number(),
});
export type JournalRow = z.infer<typeof rowSchema>;

/** The notifier's delivery journal, read as an auditor would. */
export class Journal {
  private constructor(private readonly store: mongoose.Connection) {}

  static async open({ mongodb, databases }: System): Promise<Journal> {
    const uri = new URL(mongodb);
    uri.pathname = `/${databases.notifier}`;
    return new Journal(await mongoose.createConnection(uri.toString()).asPromise());
  }

  /** The confirmation mails of these access requests. */
  async confirmationsOf(accessRequestIds: readonly string[]): Promise<JournalRow[]> {
    const rows = await this.store
      .collection('deliveries')
      .find({ template: 'access-confirmed', subject: { $in: [...accessRequestIds] } })
      .toArray();
    return z.array(rowSchema).parse(rows);
  }

  close = () => this.store.close();
}
