import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { isProbe, nameRoute } from '@secop/platform';
import type { NextFunction, Request, Response } from 'express';
import { config, type Config } from '../../config';
import { encodedPath, PortalFiles, type Encoding, type PortalFile } from './portal-files';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ');

/** The portal as it was built, in front of everything that is no API; without PORTAL_FILES there is none. */
@Injectable()
export class ServePortal implements NestMiddleware {
  private readonly files: PortalFiles | undefined;

  constructor(@Inject(config) { PORTAL_FILES }: Config) {
    this.files = PORTAL_FILES === undefined ? undefined : new PortalFiles(PORTAL_FILES);
  }

  use(request: Request, response: Response, next: NextFunction): void {
    const path = request.originalUrl.split('?', 1)[0]!;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!this.files || !reads || isApi(path) || isProbe(path)) return next();
    const file = this.files.find(path, readsPages(request));
    if (!file) return next();
    nameRoute(request, 'portal');
    this.send(this.files, file, request, response, next);
  }

  private send(
    { folder }: PortalFiles,
    file: PortalFile,
    request: Request,
    response: Response,
    next: NextFunction,
  ): void {
    const encoding = encodingFor(file, request);
    response
      .set({
        'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': contentSecurityPolicy,
        'x-frame-options': 'DENY',
        etag: `"${file.version}${encoding ? `-${encoding}` : ''}"`,
      })
      .vary('accept-encoding')
      .type(file.path.split('.').at(-1)!);
    if (encoding) response.set('content-encoding', encoding);
    response.sendFile(
      encodedPath(file, encoding),
      { root: folder, cacheControl: false, lastModified: false },
      (error) => {
        if (!error || response.headersSent) return;
        for (const header of ['content-encoding', 'etag']) response.removeHeader(header);
        next(new DomainError('not-found', 'route.not-found'));
      },
    );
  }
}

const isApi = (path: string) => /^\/api(\/|$)/i.test(path);

/** Browsers say so when a person goes somewhere, and do not when a page loads its parts. */
const readsPages = ({ headers }: Request) => headers.accept?.includes('text/html') === true;

const encodingFor = ({ encodings }: PortalFile, request: Request): Encoding | undefined =>
  encodings.find((encoding) => request.acceptsEncodings(encoding, 'identity') === encoding);
