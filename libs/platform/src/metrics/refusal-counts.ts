import { Injectable } from '@nestjs/common';
import { problems, type ProblemCode } from '@secop/contracts';

/** How often each problem was the answer of this process. */
@Injectable()
export class RefusalCounts {
  readonly byCode: Record<string, number> = Object.fromEntries(
    Object.keys(problems).map((code) => [code, 0]),
  );

  add(code: ProblemCode): void {
    this.byCode[code]! += 1;
  }
}
