import * as v from 'valibot';
import { pluginAccountSchema } from '../../core/sign-in/plugin-account';
import { defineItem } from '../basics/item';

/** Third-party accounts, by person and plugin (`personalKey`). */
export const pluginAccounts = defineItem('pluginAccounts', v.record(v.string(), pluginAccountSchema), {});
