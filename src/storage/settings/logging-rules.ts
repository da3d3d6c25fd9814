import { loggingRules, type LoggingRules } from '../../core/settings/logging-rules';
import { readLoggingSettings } from './preferences';

/** What is logged by itself, to whom, and what opens meanwhile, as it applies now. */
export async function readLoggingRules(): Promise<LoggingRules> {
  return loggingRules(await readLoggingSettings());
}
