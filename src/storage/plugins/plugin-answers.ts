import * as v from 'valibot';
import { licenceSchema } from '../../core/plugins/licence';
import { registrationsSchema } from '../../core/plugins/registration-state';
import { defineItem } from '../basics/item';

/** Licences as last answered, by person and plugin (`personalKey`). */
export const licences = defineItem('licences', v.record(v.string(), licenceSchema), {});

/** State of each installed plugin's registration, as an admin's panel last saw it. */
export const registrations = defineItem('registrations', registrationsSchema, {
  states: {},
  checkedAt: 0,
});
