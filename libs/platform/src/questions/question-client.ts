import { Injectable } from '@nestjs/common';
import { DomainError, problems, type ErrorKind, type ProblemCode } from '@secop/contracts';
import { currentTrace } from '@secop/messaging';
import { z } from 'zod';
import { callService } from '../calls/service-call';

const deadline = 1_000;

/** Refusals that are an answer to the question; everything else means that there is no answer. */
const refusals: Readonly<Record<number, ErrorKind>> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
};

const refusal = z.looseObject({ code: z.string() });

/** Puts a question (a GET) to another service while a person waits. */
@Injectable()
export class QuestionClient {
  /**
   * `params` fill `{name}` in the URL. Throws the asked service's own refusal (403, 404, 409) as a DomainError;
   * anything else than an answer of this shape within one second is `dependency.unavailable`.
   */
  async ask<Answer extends z.ZodType>(
    url: string,
    token: string,
    answer: Answer,
    params: Readonly<Record<string, string>> = {},
  ): Promise<z.output<Answer>> {
    const { status, body } = await get(fill(url, params), token);
    if (status === 200) {
      const parsed = answer.safeParse(body);
      if (parsed.success) return parsed.data;
    }
    const kind = refusals[status];
    const refused = refusal.safeParse(body);
    if (kind && refused.success && Object.hasOwn(problems, refused.data.code)) {
      throw new DomainError(kind, refused.data.code as ProblemCode);
    }
    throw new DomainError('unavailable', 'dependency.unavailable');
  }
}

const fill = (url: string, params: Readonly<Record<string, string>>) =>
  url.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`The question needs ${name}`);
    return encodeURIComponent(value);
  });

async function get(url: string, token: string): Promise<{ status: number; body: unknown }> {
  try {
    const { status, body } = await callService({
      method: 'GET',
      url,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        traceparent: currentTrace().traceparent,
      },
      deadline,
    });
    return { status, body: JSON.parse(body.toString('utf8')) };
  } catch {
    throw new DomainError('unavailable', 'dependency.unavailable');
  }
}
