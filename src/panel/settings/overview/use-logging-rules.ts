import { useContext, useState } from 'react';
import type { LoggingRules } from '../../../core/settings/logging-rules';
import { usePreferences } from '../../app/preferences';
import { useAction } from '../../shared/request';
import { PanelContext } from '../../app/store';

type Changes = Partial<LoggingRules>;

/** The rules as the person has just set them; one that could not be saved goes back to what is stored. */
export function useLoggingRules() {
  const store = useContext(PanelContext);
  const stored = usePreferences();
  const save = useAction('savePreferences');
  const [waiting, setWaiting] = useState<readonly Changes[]>([]);
  const run = async (changes: Changes) => {
    setWaiting((others) => [...others, changes]);
    const done = await save.run(changes);
    // Its news may come a moment after its answer: the switch must not go back and forth in between.
    if (done) store?.setState(({ preferences }) => ({ preferences: { ...preferences, ...changes } }));
    setWaiting((others) => others.filter((other) => other !== changes));
  };
  const rules = waiting.reduce<LoggingRules>((before, changes) => ({ ...before, ...changes }), stored);
  return { rules, run, problem: save.problem };
}
