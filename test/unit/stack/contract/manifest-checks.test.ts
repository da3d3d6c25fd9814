import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/core/basics/json-places';
import { checkManifest } from '../../../stack/contract/manifest-checks';

const good = `{
  "$schema": "./plugin-manifest.schema.json",
  "name": "acme.redaction",
  "displayName": "Redaction",
  "description": "Removes card numbers.",
  "version": "1.0.0",
  "isAsync": true,
  "requireLicense": true,
  "showAuthorizationButton": true,
  "supportedLogTypes": ["call", "sms"],
  "endpointUrl": "https://redaction.example.com/plugin/async",
  "userRegisterEndpointUrl": "https://redaction.example.com/admin/register",
  "tokenSyncUrl": "https://redaction.example.com/token/sync",
  "licenseStatusUrl": "https://redaction.example.com/license",
  "authorizationUrl": "https://redaction.example.com/authUrl",
  "authStateUrl": "https://redaction.example.com/checkAuth",
  "logoutUrl": "https://redaction.example.com/logout",
  "pageContent": [
    { "const": "mark", "title": "Mark", "type": "string", "default": "!" },
    { "const": "digits", "title": "Digits", "type": "number", "minimum": 1, "default": 4 },
    { "const": "apiKey", "title": "API key", "type": "string" }
  ]
}`;

const failures = (text: string): [string, Place | undefined][] =>
  checkManifest(text)
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ id, findings }) => [id, findings[0]?.place]);

/** One change to the good manifest, the rule that it breaks, and the line and column at which that is said. */
const breaks: readonly (readonly [id: string, from: string, to: string, line: number, column: number])[] = [
  ['json', '"version": "1.0.0",', '"version": "1.0.0"', 7, 3],
  ['json', '"version": "1.0.0"', '"version": "1.0.0", "version": "1.0.0"', 6, 34],
  ['json', '"1.0.0"', "'1.0.0'", 6, 14],
  ['json', '"default": 4 }', '"default": 4, }', 20, 89],
  ['shape', good, '{ "name": "x", "version": "1.0.0", "scripts": {} }', 1, 1],
  ['name', '"acme.redaction"', '"redaction"', 3, 11],
  ['types', '"Redaction"', '5', 4, 18],
  ['types', '"isAsync": true', '"isAsync": "yes"', 7, 14],
  ['endpoint', '"endpointUrl"', '"endpoint"', 1, 1],
  ['register', '"https://redaction.example.com/admin/register"', '""', 1, 1],
  ['token-sync', '"https://redaction.example.com/token/sync"', '""', 1, 1],
  ['licence', '"https://redaction.example.com/license"', '""', 1, 1],
  ['sign-in', '"https://redaction.example.com/checkAuth"', '""', 1, 1],
  ['addresses', 'https://redaction.example.com/plugin', 'http://redaction.example.com/plugin', 11, 18],
  ['addresses', 'https://redaction.example.com/license', 'https://10.0.0.1/license', 14, 23],
  ['addresses', 'https://redaction.example.com/logout', 'https://build.corp/logout', 17, 16],
  ['log-types', '["call", "sms"]', '["call", "telex"]', 10, 24],
  ['log-types', '["call", "sms"]', '[]', 10, 24],
  ['log-types', '"supportedLogTypes": ["call", "sms"],', '', 1, 1],
  ['settings', '"type": "number"', '"type": "hologram"', 20, 5],
  ['settings', '"const": "mark", ', '', 19, 5],
  ['settings', '"title": "Mark"', '"title": 7', 19, 33],
  ['settings', '"const": "digits"', '"const": "mark"', 20, 5],
  ['patterns', '"title": "Mark"', String.raw`"title": "Mark", "pattern": "^(a+)+\\1$"`, 19, 5],
  ['defaults', '"default": 4', '"default": 0', 20, 5],
  ['secrets', '"title": "API key"', '"title": "API key", "default": "abc"', 21, 57],
  ['secrets', '"isAsync": true', '"isAsync": true, "clientSecret": "hush"', 7, 36],
  ['version', '"1.0.0"', '"one"', 6, 14],
  ['words', '"Removes card numbers."', '""', 1, 1],
  ['one-host', 'https://redaction.example.com/license', 'https://licences.example.com/license', 1, 1],
  ['spelling', '"requireLicense": true', '"requireLicense": true, "requireLicence": true', 8, 45],
  ['published-addresses', 'https://redaction.example.com/plugin', 'http://localhost:6067/plugin', 11, 18],
];

describe('a manifest', () => {
  it('that is good is found to be so', () => expect(failures(good)).toEqual([]));

  it('in the directory’s shape is read too', () => {
    const whole = `{ "author": { "name": "Acme" }, "platforms": { "acme.redaction": ${good} } }`;
    expect(failures(whole)).toEqual([]);
    const [problem] = failures(whole.replace('"isAsync": true', '"isAsync": "yes"'));
    expect(problem).toEqual(['manifest.types', { line: 7, column: 14 }]);
  });

  it.each(breaks)('breaks %s: %s → %s', (id, from, to, line, column) => {
    const text = good.replace(from, () => to);
    const expected = id === 'endpoint' ? ['manifest.endpoint'] : [`manifest.${id}`];
    const found = failures(text);
    expect(found.map(([name]) => name)).toEqual(expected);
    expect(found[0]?.[1]).toEqual({ line, column });
  });

  it('is told what it may have meant', () => {
    const [found] = checkManifest(good.replace('"logoutUrl"', '"logoutURL"')).filter(
      ({ id }) => id === 'manifest.spelling',
    );
    expect(found?.findings[0]?.message).toBe('Nobody reads "logoutURL"; did you mean "logoutUrl"?');
  });
});
