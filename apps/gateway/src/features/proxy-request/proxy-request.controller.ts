import { All, Controller, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { Public } from '@secop/platform';
import type { Request, Response } from 'express';
import { ProxyRequest } from './proxy-request';

/** Registered last: what the gateway serves itself has a controller of its own. */
@Public()
@Controller()
export class ProxyRequestController {
  constructor(private readonly proxyRequest: ProxyRequest) {}

  @All('api/v1/*path')
  async proxy(@Req() request: RawBodyRequest<Request>, @Res() response: Response): Promise<void> {
    const { status, headers, body } = await this.proxyRequest.execute(request);
    response.status(status).set(headers).end(body);
  }
}
