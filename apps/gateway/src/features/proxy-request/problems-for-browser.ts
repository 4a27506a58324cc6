import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@secop/contracts';
import { fullName, Names } from '../../infrastructure/names';
import { problemIn } from '../../infrastructure/answers';
import type { Answer } from '../../infrastructure/upstream';

const alreadyDecided: ProblemCode = 'access-request.already-decided';

/** A service's problem document as the outside sees it: the public address, and who decided by name. */
@Injectable()
export class ProblemsForBrowser {
  constructor(private readonly names: Names) {}

  /** The body to answer with; untouched unless it is a problem document. */
  async readable(answer: Answer, instance: string): Promise<Buffer> {
    const problem = problemIn(answer);
    if (!problem) return answer.body;
    const decider =
      problem.code === alreadyDecided && typeof problem['decidedBy'] === 'string'
        ? await this.nameOf(problem['decidedBy'])
        : undefined;
    return Buffer.from(
      JSON.stringify({ ...problem, instance, ...(decider ? { decidedByName: decider } : {}) }),
    );
  }

  /** The decision stands whether or not its decider's name can be told now. */
  private async nameOf(userId: string): Promise<string | undefined> {
    const known = await this.names.of([userId]).catch(() => undefined);
    const user = known?.get(userId);
    return user && fullName(user);
  }
}
