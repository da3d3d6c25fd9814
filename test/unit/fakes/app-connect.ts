import type { Route } from './fake-server';
import { json, text } from './fake-server';

type Document = { [key: string]: unknown };

/**
 * The two settings documents and the registrations of a callback server, as far as the worker's sagas touch
 * them; what it does not check (locks), this does not check either.
 */
export function createAppConnect() {
  const state = {
    admin: {} as Document,
    own: {} as Document,
    mappings: null as unknown,
    registered: new Set<string>(),
    /** Registrations that have lost all but their token. */
    wiped: new Set<string>(),
    /** What the directory says of the plugin now. */
    manifest: redactionManifest,
  };
  const idOf = (value: unknown) => String(value);
  const routes: { [route: string]: Route } = {
    'GET /user/preloadSettings': () => json({ userSettings: state.admin }),
    'GET /user/settings': () => json(state.own),
    'POST /user/settings': ({ body }) => {
      const { userSettings, settingKeysToRemove } = Object(body);
      state.own = { ...state.own, ...userSettings };
      for (const key of settingKeysToRemove) if (state.own[key]) delete state.own[key];
      return json({ userSettings: state.own });
    },
    'GET /admin/settings': () =>
      json({
        id: 'row',
        adminAccessToken: 'secret',
        userSettings: state.admin,
        userMappings: state.mappings,
      }),
    'POST /admin/settings': ({ body }) => {
      const { userSettings = state.admin, userMappings = state.mappings } = Object(body).adminSettings;
      state.admin = userSettings;
      state.mappings = userMappings;
      return text('Admin settings updated');
    },
    'POST /plugin/register': ({ body }) => {
      state.registered.add(idOf(Object(body).pluginId));
      state.wiped.delete(idOf(Object(body).pluginId));
      return json({ successful: true });
    },
    'DELETE /plugin/unregister': (_request, url) => {
      state.registered.delete(idOf(url.searchParams.get('pluginId')));
      return json({ successful: true });
    },
    // What a registered plugin's licence address says; an empty body where there is no registration.
    'GET /plugin/licenseStatus': (_request, url) => {
      const id = idOf(url.searchParams.get('pluginId'));
      if (state.wiped.has(id)) return json({ licenseStatus: false, licenseStatusDescription: 'Invalid URL' });
      return state.registered.has(id) ? json({ licenseStatus: true }) : text('');
    },
    'GET /public-api/connectors': () =>
      json({
        connectors: [
          {
            id: 'redaction',
            name: 'labs.redaction',
            displayName: 'Redaction',
            version: state.manifest.version,
          },
        ],
      }),
    'GET /public-api/connectors/internal': () => json({ privateConnectors: [], sharedConnectors: [] }),
    'GET /public-api/connectors/redaction/manifest': () => json(state.manifest),
  };
  return { state, routes };
}

const pageContent = [
  { const: 'mark', title: 'Mark', type: 'string', default: '[removed]', required: true },
  { const: 'keepLast', title: 'Keep last', type: 'number' },
  { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
];

/** A plugin's manifest, with other contents where given. */
export function describeRedaction(version: string, more: object = {}) {
  return {
    author: { name: 'Labs' },
    version,
    platforms: {
      'labs.redaction': {
        name: 'labs.redaction',
        displayName: 'Redaction',
        version,
        isAsync: false,
        supportedLogTypes: ['call'],
        endpointUrl: 'https://redaction.plugins.example/plugin/sync',
        userRegisterEndpointUrl: 'https://redaction.plugins.example/admin/register',
        licenseStatusUrl: 'https://redaction.plugins.example/license',
        pageContent,
        ...more,
      },
    },
  };
}

const redactionManifest = describeRedaction('1.0.0');

/** The fields of that plugin in an admin's record, as long as nobody has set them. */
export const untouchedFields = {
  mark: { value: null, customizable: true },
  keepLast: { value: null, customizable: true },
  tenant: { value: null, customizable: false },
};

/** An admin's record of that plugin, as other clients write it. */
export function redactionRecord(config: object, more: object = {}) {
  return {
    customizable: true,
    ...more,
    value: { name: 'labs.redaction', version: '1.0.0', logTypes: ['call'], access: 'public', config },
  };
}
