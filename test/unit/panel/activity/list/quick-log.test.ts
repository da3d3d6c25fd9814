import { describe, expect, test } from 'vitest';
import { readLogFields } from '../../../../../src/core/crm/log-field';
import { noSettings } from '../../../../../src/core/crm/setting-defaults';
import { quickForm } from '../../../../../src/panel/activity/list/quick-log';
import { sampleActivity } from '../../sample-view';

const ada = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
const { fields } = readLogFields([{ const: 'deal', title: 'Deal', type: 'string' }]);
const context = {
  contacts: [ada],
  members: [],
  fields,
  newContactFields: [],
  contactTypes: [],
  canCreateContact: true,
  refused: [],
  settings: noSettings,
};
const sent = { subject: 'Sent', note: 'Sent', additional: { deal: 'd0' } };
const activity = sampleActivity({ fate: 'needs_you', form: sent });

describe('a contact chosen in the list logs', () => {
  test('what was sent last, where nothing was typed since', () => {
    expect(quickForm(activity, undefined, context, { contact: ada })).toEqual({ ...sent, contact: ada });
  });

  test('what was typed and left, whoever was chosen in it', () => {
    const callBackAt = 1_800_000_000_000;
    const draft = {
      contact: { ...ada, id: 'c2' },
      note: 'Typed and left',
      additional: { deal: 'd1' },
      callBackAt,
    };
    expect(quickForm(activity, draft, context, { contact: ada })).toEqual({
      contact: ada,
      subject: '',
      note: 'Typed and left',
      additional: { deal: 'd1' },
      callBackAt,
    });
    expect(
      quickForm(activity, draft, context, { newContact: { name: 'Grace', type: 'Contact' } }),
    ).toMatchObject({ newContact: { name: 'Grace', besides: [] }, note: 'Typed and left' });
  });

  test('with the options that the CRM has for this type of contact', () => {
    const list = [
      { const: 'deal', title: 'Deal', type: 'selection', optionsByContactType: { Lead: [{ const: 'd0' }] } },
    ];
    const typed = { ...context, fields: readLogFields(list).fields };
    const lead = { ...ada, type: 'Lead' };
    expect(quickForm(activity, undefined, typed, { contact: lead })).toMatchObject({
      additional: { deal: 'd0' },
    });
    expect(quickForm(activity, undefined, typed, { contact: ada })).toMatchObject({ additional: {} });
  });

  test('nothing yet, where the CRM requires a field that is empty', () => {
    const required = readLogFields([{ const: 'stage', title: 'Stage', type: 'string', required: true }]);
    const asking = { ...context, fields: required.fields };
    expect(quickForm(activity, { note: 'Typed' }, asking, { contact: ada })).toBeUndefined();
  });
});
