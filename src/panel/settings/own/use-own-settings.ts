import { useContext, useState } from 'react';
import type { ClientSettingChanges } from '../../../actions/settings/save-client-settings';
import { toProblem, type Problem } from '../../../core/basics/problem';
import type { ClientSettings } from '../../../core/settings/client-setting';
import { resolveClientSetting } from '../../../core/settings/client-settings-in-force';
import type { DescribedKey } from '../../../core/settings/setting-groups';
import { useClientSettings, usePreferenceSources } from '../../app/preferences';
import { PanelContext } from '../../app/store';
import { noteChange } from '../../shared/changes';

export interface LastChange {
  readonly key: DescribedKey;
  /** Why it was not saved; the earlier value stays. */
  readonly problem?: Problem;
  /** What brings the earlier state back. */
  readonly before: ClientSettingChanges;
}

/** A person's settings as they have just set them, each saved at once; what could not be saved goes back. */
export function useOwnSettings() {
  const store = useContext(PanelContext);
  const sources = usePreferenceSources();
  const stored = useClientSettings();
  const [waiting, setWaiting] = useState<readonly ClientSettingChanges[]>([]);
  const [last, setLast] = useState<LastChange>();
  const save = async (key: DescribedKey, changes: ClientSettingChanges): Promise<boolean> => {
    const { origin, value } = resolveClientSetting(key, sources);
    const change = { key, before: { [key]: origin === 'own' ? value : null } };
    setWaiting((others) => [...others, changes]);
    noteChange();
    try {
      const { saveClientSettings } = await import('../../../actions/settings/save-client-settings');
      const own = await saveClientSettings(changes, store?.getState());
      // Storage may report the change after the answer; without this the switch would flicker.
      store?.setState(({ preferences, settingRecords }) =>
        own
          ? { settingRecords: { ...settingRecords, own: { ...own } } }
          : { preferences: { ...preferences, choices: { ...preferences.choices, ...changes } } },
      );
      setLast(change);
      return true;
    } catch (error) {
      setLast({ ...change, problem: toProblem(error) });
      return false;
    } finally {
      noteChange();
      setWaiting((others) => others.filter((other) => other !== changes));
    }
  };
  return {
    settings: withWaiting(stored, waiting),
    last,
    choose: (key: DescribedKey, value: ClientSettings[DescribedKey]) => save(key, { [key]: value }),
    follow: (key: DescribedKey) => save(key, { [key]: null }),
    undo: async () => {
      if (last && (await save(last.key, last.before))) setLast(undefined);
    },
  };
}

export type OwnSettings = ReturnType<typeof useOwnSettings>;

/** A choice that is being given up keeps its value until it is known what comes in its place. */
function withWaiting(stored: ClientSettings, waiting: readonly ClientSettingChanges[]): ClientSettings {
  const chosen = waiting.map((changes) => Object.entries(changes).filter(([, value]) => value !== null));
  return { ...stored, ...Object.fromEntries(chosen.flat()) };
}
