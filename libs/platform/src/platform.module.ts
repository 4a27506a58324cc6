import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AuthGuard } from './auth/auth-guard';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { Events } from './host/events';
import { logging } from './host/logging';
import { Metrics } from './metrics/metrics';
import { PlatformMetrics } from './metrics/platform-metrics';
import { RefusalCounts } from './metrics/refusal-counts';
import { platformOptions, type PlatformOptions } from './platform-options';
import { ProblemFilter } from './problems/problem-filter';
import { QuestionClient } from './questions/question-client';
import { VersionInterceptor } from './requests/versions';

/** What every service has: authentication, problem documents, versions as ETags, health, logging. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [LoggerModule.forRoot(logging(options.service, options.logLevel))],
      controllers: [HealthController],
      providers: [
        { provide: platformOptions, useValue: options },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: VersionInterceptor },
        Readiness,
        Events,
        QuestionClient,
        Metrics,
        PlatformMetrics,
        RefusalCounts,
      ],
      exports: [Readiness, QuestionClient, Metrics],
    };
  }
}
