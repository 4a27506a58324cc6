import mongoose, { type Connection } from 'mongoose';
import { createTransport, type Transporter } from 'nodemailer';

interface Row {
  _id: string;
  state?: 'sending' | 'sent';
  doubts?: number;
}

/** What the workflow does, the same for every library: each effect is idempotent by its own `_id`. */
export class Effects {
  private constructor(
    private readonly connection: Connection,
    private readonly smtp: Transporter,
    private readonly failing: boolean,
  ) {}

  /** `failing`: every tenth grant fails the first time it is tried, as a service that is away for a moment would. */
  static async open(mongodbUri: string, smtpUrl: string, failing: boolean): Promise<Effects> {
    const connection = await mongoose.createConnection(mongodbUri).asPromise();
    const smtp = createTransport(smtpUrl, { from: 'peers@secop.example' });
    return new Effects(connection, smtp, failing);
  }

  accept(id: string): Promise<void> {
    return this.insert('requests', id).then(() => undefined);
  }

  async grant(id: string): Promise<void> {
    await this.failFirstTime(id);
    await this.insert('memberships', id);
  }

  async failFirstTime(id: string): Promise<void> {
    const chosen = this.failing && Number(id.split('-').at(-1)) % 10 === 0;
    if (chosen && (await this.insert('failures', id))) throw new Error('a dependency is away');
  }

  /** One mail per id, and a note of every second one: SMTP cannot tell whether a cut connection delivered. */
  async mail(id: string): Promise<void> {
    const rows = this.connection.collection<Row>('mails');
    if (!(await this.insert('mails', id, { state: 'sending' }))) {
      const row = await rows.findOne({ _id: id });
      if (row?.state === 'sent') return;
      await rows.updateOne({ _id: id }, { $inc: { doubts: 1 } });
    }
    await this.smtp.sendMail({
      to: `${id}@supplier.example`,
      subject: id,
      text: 'Su acceso fue aprobado.',
      messageId: `<${id}@secop.example>`,
    });
    await rows.updateOne({ _id: id }, { $set: { state: 'sent' } });
  }

  async close(): Promise<void> {
    this.smtp.close();
    await this.connection.close();
  }

  /** False if it was there before. */
  private async insert(collection: string, id: string, more: Partial<Row> = {}): Promise<boolean> {
    try {
      await this.connection.collection<Row>(collection).insertOne({ _id: id, ...more });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === 11000) return false;
      throw error;
    }
  }
}
