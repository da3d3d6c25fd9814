import { trafficSchema } from '../../core/settings/traffic';
import { defineItem } from '../basics/item';

/** What went where, in counters. Read by its own screen only, never sent anywhere. */
export const traffic = defineItem('traffic', trafficSchema, []);
