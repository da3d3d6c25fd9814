import * as v from 'valibot';

/** Kinds of log on which plugins run. */
export const logTypes = ['call', 'sms', 'fax'] as const;
export type LogType = (typeof logTypes)[number];

export const logTypeSchema = v.picklist(logTypes);
