import * as v from 'valibot';
import { optionalValue, texts } from '../core/basics/schema-parts';
import { serverRouteNames } from '../core/crm/server-route';
import { nothing } from './input';
import { method } from './method';

/** What the connected App Connect server has of the CRM. */
export const crmMethods = {
  /** Sends one request to the connected App Connect server; the screen that shows the answer parses it. */
  askServer: method<unknown>()(() =>
    v.object({
      route: v.picklist(serverRouteNames),
      query: v.optional(v.record(v.string(), v.string()), {}),
      body: optionalValue,
      /** Path of one stored credential, to get just that one; otherwise all are withheld. */
      reveal: v.optional(v.pipe(texts, v.maxLength(4))),
    }),
  ),
  /** Which CRM users have which extensions, unparsed; core/settings/admin-column.ts finds a user's row. */
  readUserMappings: method<unknown>()(nothing),
} as const;
