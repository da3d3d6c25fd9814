import { defineManifest } from '@crxjs/vite-plugin';
import packageInfo from './package.json' with { type: 'json' };

/** Strict by default: nothing runs, loads, frames or connects that is not named here. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https:",
  'frame-src https://apps.ringcentral.com',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The worker, below the build's root. It is built apart from the pages (vite.config.ts). */
export const workerEntry = 'background/index.ts';

export default defineManifest(({ command }) => ({
  manifest_version: 3,
  name: '__MSG_appName__',
  description: '__MSG_appDescription__',
  version: packageInfo.version,
  default_locale: 'en',
  minimum_chrome_version: '123',
  // The public half of a key pair: it fixes the extension's id, and with it the sign-in redirect address.
  key: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3M0pdeE1VgcZCUJGWXhpfiKDpxQGVwLNflBt7J0k0Irq1qTQzUBxIonw4tPgrm5dK4LAKnpMMCahorsqHSF9Tx1bR8PFaTHhANuhUMFjgBFZuecqVg69aMGUE8MHvMHjwxnOWcYWDOBb8uf793Tk9PutFIfV1mKf89fOJ1VYxvqkZqNyYDjtkm0bUEZ/uNMbbuCMbxg1QYxPIBF9Ht3HigSDI1s1V3kFczuX5F8bQ2y23C36LhaN3K+8Rwn2kEcDwy0N+2U5enFuHfuKqb1sMx4Mjz336CgM51xtQEnB3Ls+cmfJvqmJ1h2jpxeSuR7ZDoA/SYhY+2xiwe9HD53ciQIDAQAB',
  icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
  action: { default_title: '__MSG_appName__', default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' } },
  side_panel: { default_path: 'panel.html' },
  // While developing, the build plugin serves the worker and reloads it.
  ...(command === 'serve' && { background: { service_worker: workerEntry, type: 'module' } }),
  // The browser suggests four keys at most, and none that it has itself; each can be set by the person.
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
    answer: { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_command_answer__' },
    hang_up: { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_command_hang_up__' },
    log_last_call: {
      suggested_key: { default: 'Alt+Shift+L' },
      description: '__MSG_command_log_last_call__',
    },
  },
  storage: { managed_schema: 'managed_schema.json' },
  permissions: ['storage', 'alarms', 'contextMenus', 'identity', 'notifications', 'sidePanel'],
  // Asked for with the first site on whose pages a person wants numbers to be called.
  optional_permissions: ['scripting'],
  optional_host_permissions: ['https://*/*'],
  content_security_policy: { extension_pages: contentSecurityPolicy },
}));
