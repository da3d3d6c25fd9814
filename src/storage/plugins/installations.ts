import * as v from 'valibot';
import { installationSchema } from '../../core/plugins/install';
import { defineItem } from '../basics/item';

export const installations = defineItem('installations', v.record(v.string(), installationSchema), {});
