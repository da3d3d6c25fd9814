import * as v from 'valibot';
import { objectSchema } from '../basics/shape';

/** A call's log as GET /callLog returns it (core 1.7.41 index.js:2304): after the plugins, whoever wrote it. */
export const crmLogSchema = v.object({
  logId: v.string(),
  subject: v.string(),
  note: v.string(),
  /** '' where the connector does not say. */
  contactName: v.string(),
  dispositions: objectSchema,
});

export type CrmLog = v.InferOutput<typeof crmLogSchema>;
