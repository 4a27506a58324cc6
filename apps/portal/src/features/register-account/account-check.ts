import { organizationType, registerAccountBody } from '@secop/contracts';
import type { Resolver } from 'react-hook-form';
import { z } from 'zod';
import { checkOf } from '../../forms/check-of';
import type { Details, Identity } from './account-draft';
import { typedNit } from './typed-nit';

const { legalName, department, municipality, notificationEmail } = registerAccountBody.shape;
export const checkIdentity = checkOf(
  z.object({ legalName, nit: typedNit.optional() }),
) as unknown as Resolver<Identity>;
export const checkDetails = checkOf(
  z.object({ organizationType, department, municipality, notificationEmail }),
) as unknown as Resolver<Details>;
