import { problemDocument, type ProblemCode, type ProblemDocument } from '@secop/contracts';
import type { z } from 'zod';

/** What the gateway answered. */
export class Answer {
  constructor(
    /** `POST /access-requests`, for messages. */
    readonly what: string,
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {}

  /** The body of a success with that status, as its contract describes it. */
  as<Schema extends z.ZodType>(status: number, schema: Schema): z.infer<Schema> {
    this.expect(status);
    return schema.parse(JSON.parse(this.text));
  }

  expect(status: number): this {
    if (this.status === status) return this;
    throw new Error(`${this.what} answered ${this.status} instead of ${status}: ${this.text}`);
  }

  /** The problem document with that status and code. */
  refusal(status: number, code: ProblemCode): ProblemDocument {
    const problem = this.expect(status).problem();
    if (problem.code !== code) {
      throw new Error(`${this.what} answered ${problem.code} instead of ${code}`);
    }
    return problem;
  }

  /** Whatever problem it is, as RFC 9457 and our contract describe it. */
  problem(): ProblemDocument {
    const type = this.headers.get('content-type') ?? '';
    if (!type.startsWith('application/problem+json')) {
      throw new Error(
        `${this.what} answered ${this.status} as "${type}": ${this.text.slice(0, 300)}`,
      );
    }
    return problemDocument.parse(JSON.parse(this.text));
  }
}
