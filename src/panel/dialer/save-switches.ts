import { toProblem } from '../../core/basics/problem';
import type { Bridge } from '../../dialer/bridge';
import { autoLogKinds, type SwitchSave } from '../../dialer/service-settings';
import { say } from '../app/words';
import { switchKeys } from './switch-keys';
import { warning } from './widget-warning';

/** The widget already shows what was saved there: what is not saved here moves back, with the reason. */
export async function saveSwitches(save: SwitchSave | undefined, bridge: Bridge): Promise<void> {
  const refusal = save ? await refusalOf(save) : say('dialer_settings_unreadable');
  if (refusal === '') return;
  bridge.showSettingsAgain();
  await bridge.showAlert(warning(refusal));
}

/** Saves what may be changed; returns what was not saved and why, '' for nothing. */
async function refusalOf({ changes, refusals }: SwitchSave): Promise<string> {
  const reasons = [...refusals];
  try {
    const changed = autoLogKinds.filter((kind) => changes[kind] !== undefined);
    const choices = Object.fromEntries(changed.map((kind) => [switchKeys[kind], changes[kind]]));
    if (changed.length > 0) {
      const { saveClientSettings } = await import('../../actions/settings/save-client-settings');
      await saveClientSettings(choices);
    }
  } catch (error) {
    const { code, host = say('problem_the_server') } = toProblem(error);
    reasons.push(say(`problem_${code}_title`, host));
  }
  return reasons.length > 0 ? say('dialer_settings_refused', reasons.join(' · ')) : '';
}
