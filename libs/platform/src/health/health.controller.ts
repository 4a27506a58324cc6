import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Request, Response } from 'express';
import { Public } from '../auth/principal';
import { traceIdHeader } from '../host/trace';
import { problemOf } from '../problems/problem';
import { sendProblem } from '../problems/problem-filter';
import { Readiness } from './readiness';

/** For probes. Alive: the process turns. Ready: it should be given work. */
@Public()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('livez')
  @Header('cache-control', 'no-store')
  live() {
    return { status: 'alive' };
  }

  @Get('readyz')
  async ready(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    const { ready, checks } = await this.readiness.look();
    if (ready) {
      response.json({ status: 'ready', ...(checks.length > 0 && { checks }) });
      return;
    }
    const code = this.readiness.stopping ? 'service.stopping' : 'dependency.unavailable';
    const problem = problemOf(new DomainError('unavailable', code), {
      instance: request.path,
      traceId: String(response.getHeader(traceIdHeader)),
    });
    sendProblem(response, { ...problem, body: { ...problem.body, checks } });
  }
}
