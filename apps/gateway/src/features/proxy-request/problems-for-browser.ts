import { Injectable } from '@nestjs/common';
import {
  decisionResults,
  type DecisionResult,
  type ProblemCode,
  type ProblemDocument,
} from '@secop/contracts';
import { fullName, Names, type UserName } from '../../infrastructure/names';
import { bodyIn, problemIn } from '../../infrastructure/answers';
import type { Answer } from '../../infrastructure/upstream';
import { apiPrefix } from './route-table';

const alreadyDecided: ProblemCode = 'access-request.already-decided';
const manyDecisions = /\/access-request-decisions$/;

/** A service's problem documents as the outside sees them: public addresses, and who decided by name. */
@Injectable()
export class ProblemsForBrowser {
  constructor(private readonly names: Names) {}

  /** The body to answer with; untouched unless there is a problem document in it. */
  async readable(answer: Answer, instance: string): Promise<Buffer> {
    const problem = problemIn(answer);
    if (problem) {
      const names = await this.decidersIn([problem]);
      return json(named({ ...problem, instance }, names));
    }
    const many = manyDecisions.test(instance) ? bodyIn(answer, decisionResults) : undefined;
    return many ? this.readableRows(many.results) : answer.body;
  }

  private async readableRows(rows: readonly DecisionResult[]): Promise<Buffer> {
    const names = await this.decidersIn(rows.flatMap(({ problem }) => problem ?? []));
    const results = rows.map(({ problem, ...row }) =>
      problem
        ? { ...row, problem: named({ ...problem, instance: apiPrefix + problem.instance }, names) }
        : row,
    );
    return json({ results });
  }

  /** A decision stands whether or not its decider's name can be told now. */
  private async decidersIn(problems: readonly ProblemDocument[]) {
    const deciders = problems.flatMap((problem) => deciderOf(problem) ?? []);
    const nobody: ReadonlyMap<string, UserName> = new Map();
    return deciders.length > 0 ? this.names.of(deciders).catch(() => nobody) : nobody;
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const deciderOf = (problem: ProblemDocument): string | undefined =>
  problem.code === alreadyDecided && typeof problem['decidedBy'] === 'string'
    ? problem['decidedBy']
    : undefined;

function named(problem: ProblemDocument, names: ReadonlyMap<string, UserName>): ProblemDocument {
  const user = names.get(deciderOf(problem) ?? '');
  return user ? { ...problem, decidedByName: fullName(user) } : problem;
}
