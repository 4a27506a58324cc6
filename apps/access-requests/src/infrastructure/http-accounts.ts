import { Inject, Injectable } from '@nestjs/common';
import { admissionAnswer, roleAnswer } from '@secop/contracts';
import { QuestionClient } from '@secop/platform';
import { configToken, type Config } from '../config';
import type { Accounts } from '../domain/accounts';

/** The two questions that this service puts to accounts. */
@Injectable()
export class HttpAccounts implements Accounts {
  constructor(
    private readonly questions: QuestionClient,
    @Inject(configToken) private readonly config: Config,
  ) {}

  async admission(id: string, token: string) {
    return this.questions.ask(this.about('admission'), token, admissionAnswer, { id });
  }

  async role(id: string, token: string) {
    return this.questions.ask(this.about('role'), token, roleAnswer, { id });
  }

  private about(question: string): string {
    return `${this.config.ACCOUNTS_URL}/internal/accounts/{id}/${question}`;
  }
}
