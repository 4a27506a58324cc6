import { Injectable, type PipeTransform } from '@nestjs/common';
import { accessRequestNotFound } from '../../domain/access-request.errors';

/** What cannot be an id of ours names nothing. */
const shape = /^[\w-]{1,100}$/;

@Injectable()
export class AccessRequestId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!shape.test(value)) throw accessRequestNotFound();
    return value;
  }
}
