import * as v from 'valibot';
import type { Service } from './registration';

/** Kinds of activity that the widget's own settings page has a switch for. */
export const autoLogKinds = ['call', 'sms', 'voicemail', 'fax'] as const;
export type AutoLogKind = (typeof autoLogKinds)[number];

/** Our section of the widget's settings page (`settings[]`): what is logged automatically. */
export function serviceSettings({ autoLog }: Service) {
  return [
    {
      id: 'autoLog',
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

const changeSchema = v.object({
  setting: v.object({ id: v.picklist(autoLogKinds), value: v.boolean() }),
});

/** `settingsPath` body: the setting that was changed. */
export function readSettingChange(body: unknown): { kind: AutoLogKind; value: boolean } | undefined {
  const change = v.safeParse(changeSchema, body);
  return change.success ? { kind: change.output.setting.id, value: change.output.setting.value } : undefined;
}
