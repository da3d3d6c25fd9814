import * as v from 'valibot';
import { mapTexts } from '../logging-payload';
import type { PluginConfig } from '../plugin-config';
import type { PluginDefinition } from '../plugin-definition';
import settings from './follow-up.json' with { type: 'json' };

const PersonSchema = v.object({ name: v.string(), mail: v.optional(v.string()) });
const WhenSchema = v.object({ days: v.optional(v.number()), weekday: v.optional(v.string()) });

/** Writes the next step below each call note; its settings are JSON Schema, not a flat list. */
export const followUp: PluginDefinition = {
  id: 'follow-up',
  name: 'fabrikam.follow-up',
  displayName: 'Follow-up',
  description: 'Writes below each call note what happens next, when, and who takes it.',
  developer: 'Fabrikam',
  version: '1.4.0',
  access: 'public',
  ownerAccountId: '600000006',
  supportedLogTypes: ['call'],
  pageContent: [],
  ...settings,
  runs: { sync: (payload, config) => mapTexts(payload, (text) => `${text}\n${nextStep(config)}`) },
};

function nextStep(config: PluginConfig): string {
  const { days = 2, weekday } = config.read('when', WhenSchema, { days: 2 });
  const team = config.read('team', v.array(PersonSchema), [{ name: 'Front desk' }]);
  const day = weekday === undefined ? `in ${days} days` : `on ${weekday}`;
  const at = config.text('at', '09:00:00').slice(0, 5);
  const reminder = config.flag('remind', false) ? `, reminder by ${config.text('channel', 'mail')}` : '';
  return `Follow-up for ${config.text('matter', 'no matter')}: ${day} at ${at}, ${team.map(({ name }) => name).join(' or ')}${reminder}`;
}
