import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@secop/contracts';

/** Has no character that a URL would encode or read as a piece of a path. */
export const identifier = /^[\w-]{1,100}$/;

/** Whatever is not an identifier names nothing. */
@Injectable()
export class IdentifierPipe implements PipeTransform {
  transform(value: unknown): string {
    if (typeof value === 'string' && identifier.test(value)) return value;
    throw new DomainError('not-found', 'route.not-found');
  }
}
