import { useCallback, useContext, useState } from 'react';
import {
  saveClientSettings,
  type ClientSettingChanges,
} from '../../../actions/settings/save-client-settings';
import type { ClientSettings } from '../../../core/settings/client-setting';
import { useClientSettings } from '../../app/preferences';
import { useAttempt } from '../../shared/request';
import { PanelContext } from '../../app/store';

type Changes = Partial<ClientSettings> & ClientSettingChanges;

/** The settings as the person has just set them; a change that could not be saved is reverted. */
export function useLoggingSettings() {
  const store = useContext(PanelContext);
  const stored = useClientSettings();
  const save = useAttempt(
    useCallback((changes: Changes) => saveClientSettings(changes, store?.getState()), [store]),
  );
  const [waiting, setWaiting] = useState<readonly Changes[]>([]);
  const run = async (changes: Changes) => {
    setWaiting((others) => [...others, changes]);
    const done = await save.run(changes);
    // Storage may report the change after the answer; without this the switch would flicker.
    if (done)
      store?.setState(({ preferences, settingRecords }) =>
        done.output
          ? { settingRecords: { ...settingRecords, own: { ...done.output } } }
          : { preferences: { ...preferences, choices: { ...preferences.choices, ...changes } } },
      );
    setWaiting((others) => others.filter((other) => other !== changes));
  };
  const settings = waiting.reduce<ClientSettings>((before, changes) => ({ ...before, ...changes }), stored);
  return { settings, run, problem: save.problem };
}
