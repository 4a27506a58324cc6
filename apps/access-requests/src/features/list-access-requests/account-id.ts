import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@secop/contracts';

/** What cannot be an id of an account names none. */
@Injectable()
export class AccountId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[\w-]{1,100}$/.test(value)) throw new DomainError('not-found', 'account.not-found');
    return value;
  }
}
