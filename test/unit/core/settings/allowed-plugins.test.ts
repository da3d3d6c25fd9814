import { describe, expect, test } from 'vitest';
import { allowedVersions, isPluginAllowed } from '../../../../src/core/settings/allowed-plugins';
import { strictPolicy } from '../../../../src/core/settings/policy';
import { readPolicy } from '../../../../src/core/settings/policy-reader';
import { unreadableInPolicy } from '../../../../src/core/settings/unreadable-policy';

const redaction = { version: '1.4.0', developer: 'Northwind Labs' };
const isAllowed = (allowedPlugins: unknown, plugin = redaction) =>
  isPluginAllowed(readPolicy({ allowedPlugins }), 'redaction', plugin);

describe('the plugins that a policy allows', () => {
  test.each([
    ['nothing is said', undefined, true],
    ['its id is listed', ['digest', 'redaction'], true],
    ['its id is listed, with spaces around', [' redaction '], true],
    ['another id is', ['digest'], false],
    ['a longer id is', ['redaction2', 'my-redaction'], false],
    ['its version is', ['redaction@1.4.0'], true],
    ['another version is', ['redaction@1.5.0'], false],
    ['two versions are', ['redaction@1.5.0', 'redaction@1.4.0'], true],
    ['its developer is', ['developer:Northwind Labs'], true],
    ['another developer is', ['developer:Northwind'], false],
    ['the list is empty', [], false],
    ['the list is a text', 'redaction', false],
    ['nothing in the list can be read', [7, '', '@', 'developer:'], false],
    ['one of the list cannot be read', [7, 'redaction'], true],
  ])('where %s', (_what, allowed, expected) => {
    expect(isAllowed(allowed)).toBe(expected);
  });

  test('a plugin without a version or a developer is not let in by what has none', () => {
    const nameless = { version: '', developer: '' };
    expect(isAllowed(['redaction@', 'developer:', ''], nameless)).toBe(false);
    expect(isAllowed(['redaction'], nameless)).toBe(true);
  });

  test('none, as long as the policy cannot be read', () => {
    expect(isPluginAllowed(strictPolicy, 'redaction', redaction)).toBe(false);
  });

  test('the versions of one plugin are named', () => {
    const policy = readPolicy({ allowedPlugins: ['redaction@1.4.0', 'digest@2', 'redaction@1.5.0'] });
    expect(allowedVersions(policy, 'redaction')).toEqual(['1.4.0', '1.5.0']);
    expect(allowedVersions(policy, 'redact')).toEqual([]);
    expect(allowedVersions({}, 'redaction')).toEqual([]);
  });
});

describe('a list with something in it that cannot be read', () => {
  test('names that, and the rest holds', () => {
    const allowed = ['redaction', 'two words', 'digest@', 'developer: ', 7, 'digest@2.0', 'developer:A & B'];
    const policy = readPolicy({ allowedPlugins: allowed });
    expect(policy.broken).toEqual([]);
    expect(unreadableInPolicy(policy)).toEqual([
      'allowedPlugins: two words',
      'allowedPlugins: digest@',
      'allowedPlugins: developer:',
      'allowedPlugins: ?',
    ]);
  });

  test('which is no list at all is named as a whole', () => {
    expect(unreadableInPolicy(readPolicy({ allowedPlugins: { redaction: true } }))).toEqual([
      'allowedPlugins',
    ]);
  });
});
