import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { HttpAnswer, HttpRequest } from '../../../src/api/basics/http';
import type { CoreVersion } from '../../stack/core/core-version';
import type { AskServer, Document } from '../../stack/organisation/own-client';
import { json, text } from './fake-server';

/** A route for any client: it looks at nothing that ours alone sends. */
type SettingsRoute = (
  request: Pick<HttpRequest, 'headers' | 'body'>,
  url: URL,
) => HttpAnswer | Promise<HttpAnswer>;

interface StoredUser {
  readonly userSettings: Document | null;
  readonly platform: string;
  update(values: { readonly userSettings: Document }): Promise<void>;
}

/** What the core does with settings; the functions themselves, of the published package. */
interface SettingsHandlers {
  readonly getUserSettings: (asked: {
    user: StoredUser;
    rcAccountId?: string;
  }) => Promise<Document | null | undefined>;
  readonly updateUserSettings: (asked: {
    user: StoredUser;
    userSettings: unknown;
    settingKeysToRemove: unknown;
    platformName: string;
  }) => Promise<{ userSettings?: Document }>;
}

/** The hashed account, which is the key of the admins' row. */
export const hashedAccount = 'hashed-account';

const requireFromHere = createRequire(import.meta.url);

/**
 * The core's own `handlers/user` over these rows. It is compiled anew, so that what it requires stands in for its
 * database here without anybody else who loads the package noticing.
 */
function loadHandlers(version: CoreVersion, findAdminRow: (id: string) => unknown): SettingsHandlers {
  const file = requireFromHere.resolve(`app-connect-core-${version}/handlers/user`);
  const standIns: { readonly [name: string]: object } = {
    '../models/adminConfigModel': {
      AdminConfigModel: { findByPk: async (id: string) => findAdminRow(id) },
    },
    '../connector/registry': { getConnector: () => ({}) },
    '../lib/logger': { error: () => undefined },
  };
  const module: { exports: Partial<SettingsHandlers> } = { exports: {} };
  compileFunction(readFileSync(file, 'utf8'), ['module', 'exports', 'require'], { filename: file })(
    module,
    module.exports,
    (name: string) => standIns[name] ?? {},
  );
  const { getUserSettings, updateUserSettings } = module.exports;
  if (!getUserSettings || !updateUserSettings) throw new Error(`${file} is not what it was`);
  return { getUserSettings, updateUserSettings };
}

/**
 * An App Connect server as far as settings go: what it stores, and its own merge. A person is who their session's token
 * names; `Bearer dana` is Dana.
 */
export function createCoreSettings(version: CoreVersion) {
  const state = {
    /** The admins' row; `undefined` where nobody has saved one. */
    admin: undefined as Document | undefined,
    own: new Map<string, Document | null>(),
  };
  const { getUserSettings, updateUserSettings } = loadHandlers(version, (id) =>
    id === hashedAccount && state.admin ? { userSettings: structuredClone(state.admin) } : null,
  );
  const userOf = (headers: { readonly [name: string]: string } = {}): StoredUser => {
    const name = (headers['authorization'] ?? '').replace('Bearer ', '');
    return {
      userSettings: structuredClone(state.own.get(name) ?? null),
      platform: 'keyCRM',
      update: async ({ userSettings }) => void state.own.set(name, structuredClone(userSettings)),
    };
  };
  const routes: { [route: string]: SettingsRoute } = {
    'GET /user/preloadSettings': () => json({ userSettings: state.admin }),
    'GET /user/settings': async ({ headers }, { searchParams }) => {
      const rcAccountId = searchParams.get('rcAccountId');
      try {
        const merged = await getUserSettings({
          user: userOf(headers),
          ...(rcAccountId !== null && { rcAccountId }),
        });
        return json(merged ?? {});
      } catch (error) {
        return json({ error: String(error) }, 400);
      }
    },
    'POST /user/settings': async ({ headers, body }) => {
      const { userSettings, settingKeysToRemove = [] } = structuredClone(Object(body));
      const user = userOf(headers);
      await updateUserSettings({ user, userSettings, settingKeysToRemove, platformName: user.platform });
      return json({ userSettings: userOf(headers).userSettings });
    },
    'GET /admin/settings': () => json({ customConnector: null, userSettings: state.admin ?? {} }),
    'POST /admin/settings': ({ body }) => {
      state.admin = structuredClone(Object(Object(body).adminSettings).userSettings ?? state.admin);
      return text('Admin settings updated');
    },
  };
  /** The way of any other client to it, signed in as this person. */
  const askAs =
    (name: string): AskServer =>
    async (method, path, body) => {
      const url = new URL(path, 'https://core.example');
      const request = { headers: { authorization: `Bearer ${name}` }, body };
      const answer = await routes[`${method} ${url.pathname}`]?.(request, url);
      if (answer?.status !== 200) throw new Error(`${method} ${path}: ${answer?.text ?? 'no such route'}`);
      return answer.contentType?.includes('json') ? JSON.parse(answer.text) : answer.text;
    };
  return { state, routes, askAs };
}
