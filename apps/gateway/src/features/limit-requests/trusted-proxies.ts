import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express } from 'express';
import { config, type Config } from '../../config';

/** A client's address is the connection's, unless a proxy that we know tells another. */
@Injectable()
export class TrustedProxies implements OnModuleInit {
  constructor(
    @Inject(config) private readonly config: Config,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const express: Express = this.adapterHost.httpAdapter.getInstance();
    express.set('trust proxy', this.config.TRUSTED_PROXIES);
  }
}
