// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PluginDefaults } from '../../../../src/actions/plugins/edit-plugin-defaults';
import type { LogLookup } from '../../../../src/actions/activity/load-log-context';
import { readConnectorSettings } from '../../../../src/core/crm/connector-setting';
import { readFields } from '../../../../src/core/forms/field';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { readConnectorSignIn } from '../../../../src/core/sign-in/connector-sign-in';
import { LogScreen } from '../../../../src/panel/activity/log/LogScreen';
import { DefaultsForm } from '../../../../src/panel/plugins/defaults/DefaultsForm';
import { ConfigForm } from '../../../../src/panel/plugins/plugin/ConfigForm';
import { LoggingFieldsForm } from '../../../../src/panel/server-logging/LoggingFieldsForm';
import { AdminSettingsForm } from '../../../../src/panel/settings/admin/AdminSettingsForm';
import { CrmSettingsForm } from '../../../../src/panel/settings/crm/CrmSettingsForm';
import { describeCrmSettings } from '../../../../src/panel/settings/crm/crm-settings';
import { ApiKeyForm } from '../../../../src/panel/sign-in/connect/ApiKeyForm';
import { ManagedFields } from '../../../../src/panel/sign-in/managed/ManagedFields';
import { ManagedOAuthForm } from '../../../../src/panel/sign-in/managed/ManagedOAuthForm';
import type { PanelState } from '../../../../src/panel/app/store';
import { detailsOf } from '../../fakes/target';
import { inputsOf } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { sampleManifest, samplePlugin } from '../sample-plugin';
import { ada, connection, sampleActivity, sampleLine, sampleNewest } from '../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/tasks/task-store', () => ({ readTasksOf: async () => [] }));
vi.mock('../../../../src/actions/activity/load-log-context', () => ({
  getLogContext: () => ask('getLogContext', {}),
}));
const { stored } = vi.hoisted(() => {
  const stored: { activity: unknown; platform: unknown } = { activity: undefined, platform: {} };
  return { stored };
});
vi.mock('../../../../src/storage/activity/activities', () => ({
  activities: { get: async () => stored.activity },
}));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => ({ body: { platforms: { keyCRM: stored.platform } } }) },
}));

const { saveDefaults } = vi.hoisted(() => ({
  saveDefaults: vi.fn<(input: { readonly defaults: PluginDefaults }) => Promise<PluginDefaults>>(),
}));
vi.mock('../../../../src/actions/plugins/edit-plugin-defaults', () => ({ saveDefaults }));

const planted = 'pl4nted';
const typed = 'plain words';

const password = { 'ui:widget': 'password' };
const declared = [
  { const: 'team', title: 'Team', type: 'string' },
  { const: 'apiKey', title: 'Key', type: 'string', uiSchema: password },
];
const secondKey = { const: 'proxyToken', title: 'Proxy token', type: 'string', uiSchema: password };
const form = formSchema(readFields([...declared, secondKey]).fields);
const plugin = {
  ...samplePlugin({
    settings: [
      { key: 'team', value: undefined, origin: 'none' },
      { key: 'apiKey', value: 'stored key', origin: 'own' },
      { key: 'proxyToken', value: undefined, origin: 'none' },
    ],
  }),
  form,
  formProblems: [],
  body: sampleManifest({ pageContent: [...declared, secondKey] }),
};
const entry = { name: 'labs.redaction', version: '1.2.0', logTypes: ['call'], config: {} };
const documents = {
  admin: { plugin_redaction: { value: entry } },
  own: { plugin_redaction: { value: { ...entry, ownChoices: { apiKey: 'stored key' } } } },
};
const adminField = { value: undefined, locked: false, reason: '', lock: undefined, pluginDefault: undefined };
const defaults: PluginDefaults = {
  pluginId: 'redaction',
  displayName: 'Redaction',
  developer: '',
  iconUrl: '',
  fields: ['team', 'apiKey', 'proxyToken'].map((key) => ({ ...adminField, key, isHidden: false })),
  form,
  formProblems: [],
  absence: undefined,
  declared: readFields([...declared, secondKey]).fields,
  record: {},
};
const platform = {
  name: 'keyCRM',
  settings: [
    { id: 'team', type: 'inputField', name: 'Team' },
    { id: 'apiKey', type: 'inputField', name: 'Key' },
    { id: 'proxyToken', type: 'inputField', name: 'Proxy token' },
  ],
  auth: {
    type: 'apiKey',
    apiKey: {
      page: {
        title: '',
        content: [
          { const: 'team', title: 'Team', type: 'string' },
          { const: 'apiKey', title: 'Key', type: 'string' },
          { const: 'proxyToken', title: 'Proxy token', type: 'string' },
        ],
      },
    },
  },
};
const records = {
  admin: {},
  own: { apiKey: { value: 'stored key', customizable: true, ownChoice: { value: 'stored key' } } },
};
const manifest = { serverUrl: 'https://server.example.com', platforms: { keyCRM: platform } };
const connector = readConnectorSignIn(manifest, 'keyCRM');
if (connector?.auth.type !== 'apiKey') throw new Error('No sign-in page');
const { auth } = connector;
const managedFields = readFields(platform.auth.apiKey.page.content).fields;
const logFields = [...declared, { ...secondKey, type: 'inputField' }];

interface Form {
  readonly screen: ReactNode;
  readonly open: string;
  readonly secrets: readonly string[];
  readonly part?: Partial<PanelState>;
}

const keyed = { open: 'Team', secrets: ['Key', 'Proxy token'] };
const managed = { ...keyed, fields: managedFields, stored: new Set<string>(), onSaved: () => undefined };
const query = { connectorId: 'keycrm', isPrivate: 'true' as const };

/** Every form that keeps what is typed and has room for a secret. */
const forms = {
  'a plugin’s settings': {
    ...keyed,
    screen: <ConfigForm plugin={plugin} />,
    part: { settingRecords: documents },
  },
  'a plugin’s defaults': {
    ...keyed,
    screen: (
      <DefaultsForm pluginId="redaction" defaults={defaults} problem={undefined} onSaved={() => undefined} />
    ),
  },
  'the CRM’s settings': {
    ...keyed,
    screen: <CrmSettingsForm crmName="KeyCRM" groups={describeCrmSettings(platform, records)} />,
    part: { settingRecords: records },
  },
  'the settings for all': {
    ...keyed,
    screen: (
      <AdminSettingsForm
        groups={readConnectorSettings(platform).map((group) => ({ ...group, isOfPanel: false }))}
        asked="team"
      />
    ),
  },
  'signing in to a CRM': {
    ...keyed,
    screen: (
      <ApiKeyForm details={detailsOf(manifest, 'keycrm', 'keyCRM')} connector={connector} auth={auth} />
    ),
  },
  'what is filled in for everybody’s sign-in': {
    ...keyed,
    screen: <ManagedFields {...managed} target={{ scope: 'account' }} query={query} />,
  },
  'what is filled in for one person’s sign-in': {
    ...keyed,
    screen: (
      <ManagedFields
        {...managed}
        target={{ scope: 'user', rcExtensionId: '1', rcUserName: 'Ada' }}
        query={query}
      />
    ),
  },
  'an OAuth app of the organisation’s own': {
    open: 'Client ID',
    secrets: ['Client secret'],
    screen: (
      <ManagedOAuthForm
        managed={{ state: 'none', values: {} }}
        platform={platform}
        onSaved={() => undefined}
      />
    ),
  },
  'the account of server-side logging': {
    open: 'Team',
    secrets: ['Key', 'Pass number'],
    screen: (
      <LoggingFieldsForm
        declared={[
          { const: 'team', title: 'Team', type: 'inputField' },
          { const: 'apiKey', title: 'Key', type: 'inputField' },
          { const: 'passNumber', title: 'Pass number', type: 'number' },
        ]}
      />
    ),
  },
  'a log': { ...keyed, screen: <LogScreen activityId={sampleActivity().id} /> },
} satisfies { readonly [name: string]: Form };

let answers: { [method: string]: unknown };
const asked = (method: string) => inputsOf(ask, method);
const kept = () => JSON.stringify(asked('saveDraft'));

async function open({ screen, part = {} }: Form, drafts: PanelState['drafts'] = {}) {
  const panel = await paintPanel(screen, {
    ...sampleNewest([sampleLine()], { todo: 1 }),
    connection,
    drafts,
    ...part,
  });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

/** What was typed, put into the form again after the panel was closed. */
async function openAgain(form: Form) {
  const drafts = Object.fromEntries(
    asked('saveDraft').map((input) => {
      const { form: name, value } = Object(input);
      return [name, { value: JSON.parse(JSON.stringify(value)), changedAt: 1 }];
    }),
  );
  return open(form, drafts);
}

beforeAll(async () => {
  await import('../../../../src/panel/forms/SchemaForm');
}, 30_000);
beforeEach(() => {
  stored.activity = sampleActivity();
  stored.platform = platform;
  const lookup: LogLookup & { platform: object } = {
    contacts: [ada],
    members: [],
    platform: { page: { callLog: { additionalFields: logFields } } },
  };
  answers = { getLogContext: lookup, getLoggingFields: { values: {}, kept: [] } };
  saveDefaults.mockReset().mockImplementation(async (input) => input.defaults);
  ask.mockReset().mockImplementation(async (method) => answers[method]);
});

describe('a draft holds what is typed, and no secret:', () => {
  test.each(Object.entries<Form>(forms))('%s', async (_name, form) => {
    const panel = await open(form);
    for (const [place, secret] of form.secrets.entries()) {
      await panel.type(secret, secret === 'Pass number' ? '48151623' : `${planted}-${place}`);
    }
    await panel.type(form.open, typed);
    await panel.leave();
    expect(kept()).toContain(typed);
    expect(kept()).not.toContain(planted);
    expect(kept()).not.toContain('48151623');
  });
});

test('a draft holds no secret that somebody else has stored while it was typed', async () => {
  const form = forms['what is filled in for everybody’s sign-in'];
  const screen = (stored: ReadonlySet<string>) => (
    <ManagedFields {...managed} stored={stored} target={{ scope: 'account' }} query={query} />
  );
  const panel = await open(form);
  await panel.type('Key', planted);
  await panel.paint(screen(new Set(['apiKey'])));
  await panel.type('Team', typed);
  await panel.leave();
  expect(kept()).toContain(typed);
  expect(kept()).not.toContain(planted);
});

describe('a log’s draft holds no secret', () => {
  const sent = {
    contact: ada,
    subject: 'S',
    note: 'N',
    additional: { team: 'sent words', apiKey: planted },
  };

  test('that was sent before, while the connector’s fields are not known', async () => {
    stored.activity = sampleActivity({ form: sent });
    answers['getLogContext'] = { contacts: [ada], members: [] };
    const panel = await open(forms['a log']);
    await panel.type('Note', typed);
    await panel.leave();
    expect(kept()).toContain(typed);
    expect(kept()).not.toContain(planted);
  });

  test('of a contact that was to be made and then was not', async () => {
    answers['getLogContext'] = {
      contacts: [ada],
      members: [],
      platform: {
        contactTypes: [{ value: 'Lead', display: 'Lead' }],
        page: { newContact: { additionalFields: logFields } },
      },
    };
    const newContact = { name: 'New', type: 'Lead' };
    const drafts = { 'log:call:90000001': { value: { newContact, additional: {} }, changedAt: 1 } };
    const panel = await open(forms['a log'], drafts);
    await panel.type('Key', planted);
    await panel.press('Choose an existing contact');
    await panel.type('Note', typed);
    await panel.leave();
    expect(kept()).toContain(typed);
    expect(kept()).not.toContain(planted);
  });
});

describe('a draft that is opened again says nothing about a secret that it does not hold:', () => {
  /** Types in the open field, closes the panel, opens it again and saves. */
  async function saveAgain(form: Form, save = 'Save') {
    const panel = await open(form);
    await panel.type(form.open, typed);
    await panel.leave();
    const again = await openAgain(form);
    expect(again.field(form.open).value).toBe(typed);
    await again.press(save);
  }
  const records = (input: unknown) => Object(input).records;

  test('a plugin’s stored key stays', async () => {
    await saveAgain(forms['a plugin’s settings']);
    expect(
      asked('savePluginConfig').map(
        (input) => Object(input).change.records.plugin_redaction.value.ownChoices,
      ),
    ).toEqual([{ team: typed, apiKey: 'stored key' }]);
  });

  test('a key of the CRM’s settings stays', async () => {
    await saveAgain(forms['the CRM’s settings']);
    const [saved = {}] = asked('saveOwnSettings').map(records);
    const { panel_own: remembered, ...others } = Object(saved);
    expect(Object.keys(others)).toEqual(['team']);
    expect(JSON.stringify(remembered)).not.toContain(planted);
  });

  test('a default for all stays', async () => {
    await saveAgain(forms['a plugin’s defaults'], 'Save for all');
    const [saved] = saveDefaults.mock.calls;
    expect(Object.keys(Object(saved?.[0]).changes)).toEqual(['team']);
  });

  test('a setting for all stays', async () => {
    await saveAgain(forms['the settings for all'], 'Save for all');
    expect(asked('saveAdminRecords').map((input) => Object.keys(records(input)))).toEqual([['team']]);
  });

  test('a value filled in for others stays', async () => {
    const form = forms['what is filled in for everybody’s sign-in'];
    const fields = { ...managed, stored: new Set(['apiKey']) };
    await saveAgain({
      ...form,
      screen: <ManagedFields {...fields} target={{ scope: 'account' }} query={query} />,
    });
    expect(asked('askServer').map((input) => Object(input).body)).toEqual([
      { scope: 'account', values: { team: typed } },
    ]);
  });

  test('the account of server-side logging keeps its key', async () => {
    answers['getLoggingFields'] = { values: {}, kept: ['apiKey'] };
    await saveAgain(forms['the account of server-side logging'], 'Save account');
    expect(asked('saveLoggingFields')).toEqual([{ values: { team: typed } }]);
  });

  test('signing in sends what stands in the form', async () => {
    await saveAgain(forms['signing in to a CRM'], 'Connect');
    expect(asked('connect').map((input) => Object(input).values)).toEqual([{ team: typed }]);
  });

  test('an OAuth app is not saved without its secret', async () => {
    await saveAgain(forms['an OAuth app of the organisation’s own']);
    expect(asked('askServer')).toEqual([]);
  });

  test('a log that was sent before is sent again with it', async () => {
    const additional = { team: 'sent words', apiKey: 'sent key' };
    stored.activity = sampleActivity({ form: { contact: ada, subject: 'S', note: 'N', additional } });
    await saveAgain(forms['a log'], 'Save log');
    expect(asked('logActivity').map((input) => Object(input).form.additional)).toEqual([
      { team: typed, apiKey: 'sent key' },
    ]);
  });

  test('a log’s fields stay as they were sent, where they were not known when it was typed in', async () => {
    const additional = { team: 'sent words', apiKey: 'sent key' };
    stored.activity = sampleActivity({ form: { contact: ada, subject: 'S', note: 'N', additional } });
    const known = answers['getLogContext'];
    answers['getLogContext'] = { contacts: [ada], members: [] };
    const panel = await open(forms['a log']);
    await panel.type('Note', typed);
    await panel.leave();
    answers['getLogContext'] = known;
    const again = await openAgain(forms['a log']);
    await again.press('Save log');
    expect(asked('logActivity').map((input) => Object(input).form)).toMatchObject([
      { note: typed, additional },
    ]);
  });
});
