import { expect, it } from 'vitest';
import { findManifestProblems } from '../../bench/built-manifest';

const sound = {
  manifest_version: 3,
  key: 'AAAA',
  background: { service_worker: 'worker.js' },
  permissions: ['storage', 'alarms', 'contextMenus', 'identity', 'notifications', 'sidePanel'],
  optional_permissions: ['scripting'],
  optional_host_permissions: ['https://*/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' https:; frame-src https://apps.ringcentral.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
};

it('passes the manifest that was agreed', () => {
  expect(findManifestProblems(sound)).toEqual([]);
});

it.each([
  ['one permission more', { permissions: [...sound.permissions, 'tabs'] }, 'permissions'],
  ['one permission less', { permissions: sound.permissions.slice(1) }, 'permissions'],
  ['scripts at install', { permissions: [...sound.permissions, 'scripting'] }, 'permissions'],
  ['one optional permission more', { optional_permissions: ['scripting', 'tabs'] }, 'optional_permissions'],
  ['plain http hosts', { optional_host_permissions: ['*://*/*'] }, 'optional_host_permissions'],
  ['hosts at install', { host_permissions: ['https://*/*'] }, 'host_permissions'],
  ['a content script', { content_scripts: [] }, 'content_scripts'],
  ['a resource for web pages', { web_accessible_resources: [] }, 'web_accessible_resources'],
  ['a door for other extensions', { externally_connectable: {} }, 'externally_connectable'],
  [
    'a worker that is compiled at each wake',
    { background: { ...sound.background, type: 'module' } },
    'background',
  ],
  ['no key', { key: undefined }, 'key'],
  [
    'a wider policy',
    { content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'" } },
    'content_security_policy',
  ],
  [
    'a second policy',
    { content_security_policy: { ...sound.content_security_policy, sandbox: "script-src 'unsafe-eval'" } },
    'content_security_policy',
  ],
])('refuses %s', (_what, change, key) => {
  const problems = findManifestProblems({ ...sound, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(key);
});
