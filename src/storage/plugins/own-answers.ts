import * as v from 'valibot';
import { defineItem } from '../basics/item';

/**
 * Hosts that a person lets have a token for a plugin that no admin was asked about, by person and plugin
 * (`personalKey`), purpose and host; and since when (epoch ms).
 */
export const ownAnswers = defineItem('ownAnswers', v.record(v.string(), v.object({ at: v.number() })), {});
