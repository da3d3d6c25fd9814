import { sameJson } from '../../core/basics/json';
import { toProblem } from '../../core/basics/problem';
import { saveClientSettings, type ClientSettingChanges } from '../../actions/settings/save-client-settings';
import type { Bridge } from '../../dialer/bridge';
import type { WidgetChoice } from '../../dialer/shown-features';
import { clientSettingsInForce } from '../../core/settings/client-settings-in-force';
import { readPreferenceSources } from '../../storage/settings/preferences';
import { say } from '../app/words';
import { warning } from './widget-warning';

/** What a person has set inside the widget is their choice; what could not be saved moves back, with the reason. */
export async function saveWidgetChoice(
  choice: WidgetChoice,
  bridge: Pick<Bridge, 'showFeaturesAgain' | 'showAlert'>,
): Promise<void> {
  try {
    const changes = await changesOf(choice);
    if (Object.keys(changes).length > 0) await saveClientSettings(changes);
  } catch (error) {
    const { code, host = say('problem_the_server') } = toProblem(error);
    bridge.showFeaturesAgain();
    await bridge.showAlert(warning(say('dialer_settings_refused', say(`problem_${code}_title`, host))));
  }
}

/** The values that are not in force already. */
async function changesOf(choice: WidgetChoice): Promise<ClientSettingChanges> {
  const inForce: { readonly [key: string]: unknown } = clientSettingsInForce(await readPreferenceSources());
  return Object.fromEntries(Object.entries(choice).filter(([key, value]) => !sameJson(value, inForce[key])));
}
