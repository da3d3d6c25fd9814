import { useContext, useState } from 'react';
import type { LoggingRules } from '../../../core/settings/logging-rules';
import { usePreferences } from '../../app/preferences';
import { useAction } from '../../shared/request';
import { PanelContext } from '../../app/store';

type Changes = Partial<LoggingRules>;

/** The rules as the person has just set them; a change that could not be saved is reverted. */
export function useLoggingRules() {
  const store = useContext(PanelContext);
  const stored = usePreferences();
  const save = useAction('savePreferences');
  const [waiting, setWaiting] = useState<readonly Changes[]>([]);
  const run = async (changes: Changes) => {
    setWaiting((others) => [...others, changes]);
    const done = await save.run(changes);
    // Storage may report the change after the answer; without this the switch would flicker.
    if (done) store?.setState(({ preferences }) => ({ preferences: { ...preferences, ...changes } }));
    setWaiting((others) => others.filter((other) => other !== changes));
  };
  const rules = waiting.reduce<LoggingRules>((before, changes) => ({ ...before, ...changes }), stored);
  return { rules, run, problem: save.problem };
}
