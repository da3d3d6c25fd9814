import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialValues } from '../../../../src/core/crm/declared-log-field';
import { readDeclaredLogFields } from '../../../../src/core/crm/declared-log-reader';
import {
  occasionOf,
  readSettingDefaults,
  storedSetting,
  withSettingDefaults,
} from '../../../../src/core/crm/setting-defaults';

const platform = {
  settings: [
    {
      id: 'noteActions',
      items: [
        { id: 'inboundAction', type: 'option', defaultValue: 'Inbound Call' },
        { id: 'messageAction', type: 'inputField' },
      ],
    },
  ],
};
const field = {
  const: 'noteAction',
  title: 'Note action',
  type: 'selection',
  options: [
    { const: 'in', title: 'Inbound call' },
    { const: 'left message', title: 'Left message' },
  ],
  defaultSettingId: 'noteActions',
  defaultSettingValues: {
    inboundCall: { settingId: 'inboundAction' },
    message: { settingId: 'messageAction' },
    fax: 'junk',
    holiday: { settingId: 'inboundAction' },
  },
};

/** The field's value in a form of this occasion, with this setting in force. */
function initial(occasion: Parameters<typeof withSettingDefaults>[1]['occasion'], value?: unknown) {
  const fields = readDeclaredLogFields([field], platform);
  return initialValues(withSettingDefaults(fields, { occasion, valueOf: () => value }), undefined)[
    'noteAction'
  ];
}

describe('a field whose default is a setting', () => {
  test.each<[string, Parameters<typeof initial>, unknown]>([
    ['the setting’s own default, by an option’s title', ['inboundCall'], 'in'],
    ['a value in force, by the option’s value', ['inboundCall', 'LeftMessage'], 'left message'],
    ['whatever its case and spaces', ['message', ' LEFT  message '], 'left message'],
    ['an option that there is not', ['inboundCall', 'Carrier pigeon'], undefined],
    ['nothing chosen and no default', ['message'], undefined],
    ['an occasion that names no setting', ['outboundCall', 'in'], undefined],
    ['one that is named wrongly', ['fax', 'in'], undefined],
    ['a value that is no text', ['inboundCall', { in: 1 }], undefined],
  ])('%s', (_what, input, value) => {
    expect(initial(...input)).toBe(value);
  });

  test('a text field takes the setting’s text as it is', () => {
    const fields = readDeclaredLogFields([{ ...field, type: 'inputField', options: undefined }], platform);
    const [text] = withSettingDefaults(fields, { occasion: 'message', valueOf: () => 'As written' });
    expect(text?.default).toBe('As written');
  });

  test('a field without a section of settings has none', () => {
    expect(readSettingDefaults({ ...field, defaultSettingId: undefined }, platform)).toBeUndefined();
    expect(readSettingDefaults({ ...field, defaultSettingValues: [] }, platform)).toBeUndefined();
  });

  test('whatever a manifest says, fields stay as many', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (values, settings, value) => {
        const fields = readDeclaredLogFields(
          [{ ...field, defaultSettingValues: values }],
          Object({ settings }),
        );
        expect(withSettingDefaults(fields, { occasion: 'fax', valueOf: () => value })).toHaveLength(1);
      }),
    );
  });
});

test.each([
  [{ kind: 'call', call: { direction: 'Inbound' } }, 'inboundCall'],
  [{ kind: 'call', call: { direction: 'Outbound' } }, 'outboundCall'],
  [{ kind: 'sms' }, 'message'],
  [{ kind: 'voicemail' }, 'voicemail'],
  [{ kind: 'fax' }, 'fax'],
] as const)('the occasion of %j is %s', (activity, occasion) => {
  expect(occasionOf(activity)).toBe(occasion);
});

test('a setting is what stands in one’s own record, else the admin’s', () => {
  const admin = { a: { value: 1 }, b: { value: 2 } };
  expect(storedSetting({ admin, own: { a: { value: 0 } } }, 'a')).toBe(0);
  expect(storedSetting({ admin, own: { a: { value: 0 } } }, 'b')).toBe(2);
  expect(storedSetting({ admin, own: {} }, 'toString')).toBeUndefined();
});
