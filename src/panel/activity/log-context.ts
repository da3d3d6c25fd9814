import type { Activity } from '../../core/activity';
import { readFormFields } from '../../core/connector-description';
import type { LogField } from '../../core/log-field';
import { call } from '../../protocol/client';
import type { LogLookup } from '../../protocol/methods';

/** What a log form needs to know beyond the activity. */
export interface LogContext extends Omit<LogLookup, 'platform'> {
  readonly fields: readonly LogField[];
  readonly newContactFields: readonly LogField[];
}

/** Throws `ProblemError`. */
export async function loadLogContext({ id, kind }: Pick<Activity, 'id' | 'kind'>): Promise<LogContext> {
  const { platform = {}, ...lookup } = await call('getLogContext', { activityId: id });
  return { ...lookup, ...readFormFields(platform, kind === 'call' ? 'call' : 'message') };
}
