import type { AddressInfo } from 'node:net';
import type { DynamicModule, NestMiddleware, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import type { HostConfig } from '../config/base-config';
import { Readiness } from '../health/readiness';
import { Metrics } from '../metrics/metrics';
import { MetricsServer } from '../metrics/metrics-server';
import { measureRequests } from '../metrics/request-metrics';
import { platformOptions, type PlatformOptions } from '../platform-options';
import { refuseMissingHost } from './connection-refusals';
import { Events } from './events';
import { HttpAdapter } from './http-adapter';
import { bodyLimit, refuseDeepNesting, refuseOtherMediaTypes } from './json-body-guard';
import { requestLog, startLogger } from './logging';
import { startTracing } from '../tracing/start-tracing';
import { whileStarting } from './starting';
import { stopApp } from './stop-app';
import { traceRequests } from './trace';

export interface RunningApp {
  readonly app: NestExpressApplication;
  /** `http://host:port`. */
  readonly url: string;
  /** Where its figures are, if it says them. */
  readonly metricsUrl?: string;
  /** Orderly: not ready, no new work, what runs ends, connections close. Safe to call again. */
  stop(): Promise<void>;
}

/** Starts the service: HTTP on HOST:PORT, and events if its module imports MessagingModule. Rejects when it cannot start. */
export async function startApp(
  module: Type | DynamicModule,
  config: HostConfig,
): Promise<RunningApp> {
  const app = await whileStarting(config, () =>
    NestFactory.create<NestExpressApplication>(module, new HttpAdapter(), {
      bodyParser: false,
      rawBody: true,
      logger: startLogger(config.LOG_LEVEL),
      abortOnError: false,
    }),
  );
  app.useLogger(app.get(Logger));
  app.disable('etag');
  app.disable('x-powered-by');
  const { service, logLevel, edge } = app.get<PlatformOptions>(platformOptions);
  const tracing = startTracing(service, config.OTEL_EXPORTER_OTLP_ENDPOINT);
  const metrics = app.get(Metrics);
  if (config.METRICS_PORT) app.use(measureRequests(metrics));
  app.use(traceRequests({ ofCallers: !edge }), requestLog(service, logLevel), helmet());
  for (const guard of edge?.beforeBody ?? []) app.use(middleware(app.get<NestMiddleware>(guard)));
  app.use(refuseMissingHost, refuseOtherMediaTypes);
  app.useBodyParser('json', { limit: bodyLimit, inflate: false });
  app.use(refuseDeepNesting);
  await connectEvents(app);
  await app.listen(config.PORT, config.HOST);
  const figures = await serveMetrics(metrics, config);
  const { port } = app.getHttpServer().address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  return {
    app,
    url: `http://${config.HOST}:${port}`,
    metricsUrl: figures?.url,
    stop: () =>
      (stopped ??= stopApp(app, config).finally(async () => {
        await tracing?.stop();
        await figures?.stop();
      })),
  };
}

async function serveMetrics(metrics: Metrics, config: HostConfig) {
  const { METRICS_PORT, METRICS_HOST = config.HOST } = config;
  return METRICS_PORT ? MetricsServer.start(metrics, METRICS_HOST, METRICS_PORT) : undefined;
}

const middleware =
  (guard: NestMiddleware) =>
  (...handling: Parameters<NestMiddleware['use']>): unknown =>
    guard.use(...handling);

async function connectEvents(app: NestExpressApplication): Promise<void> {
  const { transport, readiness } = app.get(Events);
  if (!transport) return;
  app.connectMicroservice({ strategy: transport });
  app.get(Readiness).register('messaging', () => readiness?.problems() ?? [], { untilWell: true });
  await app.startAllMicroservices();
}
