import type { Policy } from '../../../core/settings/policy';
import { unreadableInPolicy } from '../../../core/settings/unreadable-policy';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import './SettingsScreen.css';

/** What this computer's policy fixes, and which parts of it could not be read. */
export function PolicyCard() {
  const policy = usePanel((state) => state.policy);
  const lines = linesOf(policy);
  const broken = unreadableInPolicy(policy);
  if (lines.length === 0) return null;
  return (
    <Card title={say('policy_title')} icon="lock">
      <div className="settings-policy">
        <SmallText>{say('policy_help')}</SmallText>
        <KeyValues rows={lines} />
        {broken.length > 0 && (
          <Notice tone="bad" title={say('policy_broken_title')}>
            <p>{say('policy_broken_help', broken.join(', '))}</p>
          </Notice>
        )}
      </div>
    </Card>
  );
}

const texts = ['connectorId', 'serverUrl', 'ringCentralClientId', 'dialerPath', 'dialerVersion'] as const;
const flags = ['withholdSessionToken', 'allowMediaToken'] as const;

function linesOf(policy: Policy): { key: string; value: string }[] {
  const preferences = Object.keys(policy.preferences);
  return [
    ...texts.flatMap((name) => lineOf(say(`policy_${name}`), textWords(name, policy[name]))),
    ...flags.flatMap((name) => lineOf(say(`policy_${name}`), flagWords(policy[name]))),
    ...lineOf(say('policy_dialerWithout'), policy.dialerWithout?.join(', ')),
    ...lineOf(say('policy_allowedPlugins'), pluginWords(policy.allowedPlugins)),
    ...lineOf(say('policy_preferences'), preferences.length > 0 ? preferences.join(', ') : undefined),
  ];
}

function lineOf(key: string, value: string | undefined) {
  return value === undefined ? [] : [{ key, value }];
}

function pluginWords(allowed: Policy['allowedPlugins']): string | undefined {
  return allowed?.length === 0 ? say('policy_no_plugin') : allowed?.join(', ');
}

/** An unreadable connector or server allows none; for other values the built-in one applies. */
function textWords(name: (typeof texts)[number], value: string | undefined): string | undefined {
  if (value !== '') return value;
  return say(name === 'connectorId' || name === 'serverUrl' ? 'policy_none_allowed' : 'origin_built_in');
}

function flagWords(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : say(value ? 'value_on' : 'value_off');
}
