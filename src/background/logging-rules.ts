import type { LoggingRules } from '../core/logging-rules';
import { updateItem } from '../storage/item';
import * as view from '../storage/view';

/** Changes some of the rules; the others stay. */
export async function saveLoggingRules(changes: {
  readonly [K in keyof LoggingRules]?: LoggingRules[K] | undefined;
}): Promise<void> {
  await updateItem(view.loggingRules, (rules) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return { ...rules, ...given };
  });
}
