import * as v from 'valibot';
import type { Service } from './registration';

/** Kinds of activity that the widget's own settings page has a switch for. */
export const autoLogKinds = ['call', 'sms', 'voicemail', 'inboundFax', 'outboundFax'] as const;
export type AutoLogKind = (typeof autoLogKinds)[number];
export type Switches = { readonly [kind in AutoLogKind]: boolean };

const section = 'autoLog';

/** Our section of the widget's settings page (`settings[]`): what is logged automatically. */
export function serviceSettings({ autoLog }: Service) {
  return [
    {
      id: section,
      type: 'section',
      name: autoLog.title,
      items: autoLogKinds.map((kind) => ({
        id: kind,
        type: 'boolean',
        name: autoLog.labels[kind],
        value: autoLog.values[kind],
        ...(autoLog.locks[kind] !== undefined && {
          readOnly: true,
          readOnlyReason: autoLog.locks[kind],
        }),
      })),
    },
  ];
}

/** `rc-adapter-update-third-party-settings`, which replaces all that were registered. */
export function updateSettings(service: Service) {
  return { type: 'rc-adapter-update-third-party-settings', settings: serviceSettings(service) };
}

const saveSchema = v.object({
  setting: v.object({ id: v.literal(section), type: v.literal('section'), items: v.array(v.unknown()) }),
});
const itemSchema = v.object({ id: v.picklist(autoLogKinds), value: v.boolean() });

/** `settingsPath` body: our section with its switches, whichever were moved; `undefined` when it is something else. */
export function readSwitches(body: unknown): Partial<Switches> | undefined {
  const save = v.safeParse(saveSchema, body);
  if (!save.success) return undefined;
  const items = save.output.setting.items.filter((item) => v.is(itemSchema, item));
  return Object.fromEntries(items.map(({ id, value }) => [id, value] as const));
}

/** What a person has changed by a Save of our section. */
export interface SwitchSave {
  readonly changes: Partial<Switches>;
  /** The switches that are locked and stay as they are, each with the reason. */
  readonly refusals: readonly string[];
}

export function compareSwitches(
  saved: Partial<Switches>,
  shown: Switches,
  { labels, locks }: Service['autoLog'],
): SwitchSave {
  const changes: { [kind in AutoLogKind]?: boolean } = {};
  const refusals: string[] = [];
  for (const kind of autoLogKinds) {
    const value = saved[kind];
    if (value === undefined || value === shown[kind]) continue;
    const lock = locks[kind];
    if (lock === undefined) changes[kind] = value;
    else refusals.push(`${labels[kind]}: ${lock}`);
  }
  return { changes, refusals };
}
