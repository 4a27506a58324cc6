import { updateProfileBody } from '@secop/contracts';
import type { Resolver } from 'react-hook-form';
import { checkOf } from '../../forms/check-of';
import type { ProfileValues } from './profile';
import { settingsTexts } from './texts';

type Check = Resolver<ProfileValues>;
const messages = { phone: settingsTexts()('phoneInvalid') };
const names = { firstNames: true, lastNames: true } as const;

export const checkWithoutPhone = checkOf(updateProfileBody.required(names), messages) as Check;
/** A phone can be replaced; the API does not take one away. */
export const checkWithPhone = checkOf(updateProfileBody.required(), messages) as Check;
