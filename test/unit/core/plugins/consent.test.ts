import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Consent } from '../../../../src/core/plugins/consent';
import {
  allowsSame,
  changesAnything,
  compareConsent,
  consentTo,
  growsBeyond,
  isCovered,
} from '../../../../src/core/plugins/consent-change';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { logTypes } from '../../../../src/core/basics/log-type';
import { addressNames } from '../../../../src/core/plugins/asked';
import { readPluginManifest } from '../../../../src/core/plugins/plugin-manifest';
import { adminEntry } from '../../../../src/core/plugins/composed-entry';
import { describeRedaction } from '../../fakes/app-connect';

function manifestOf(version: string, more: object = {}) {
  const manifest = readPluginManifest(describeRedaction(version, more), 'labs.redaction');
  if (!manifest) throw new Error('The sample manifest cannot be read');
  return manifest;
}

const agreed = consentTo(manifestOf('1.0.0'));
const compare = (more: object, version = '1.1.0') =>
  compareConsent(agreed, consentTo(manifestOf(version, more)));

describe('an update', () => {
  test('with only a new version and new settings asks for nothing more', () => {
    const change = compare({ pageContent: [{ const: 'mark', title: 'Mark', type: 'string' }] });
    expect(change).toMatchObject({
      version: { before: '1.0.0', now: '1.1.0' },
      newFields: [],
      goneFields: ['keepLast', 'tenant'],
    });
    expect(growsBeyond(change)).toBe(false);
  });

  test.each([
    ['another host for the logs', { endpointUrl: 'https://elsewhere.example/sync' }],
    ['an address that was not there', { logoutUrl: 'https://redaction.plugins.example/logout' }],
    ['another kind of log', { supportedLogTypes: ['call', 'sms'] }],
  ])('with %s does', (_name, more) => {
    expect(growsBeyond(compare(more))).toBe(true);
  });

  test('that sends the logs to a host which had only the token before asks again', () => {
    const before = consentTo(
      manifestOf('1.0.0', { userRegisterEndpointUrl: 'https://accounts.example/register' }),
    );
    const now = consentTo(
      manifestOf('1.1.0', {
        endpointUrl: 'https://accounts.example/sync',
        userRegisterEndpointUrl: 'https://accounts.example/register',
      }),
    );
    expect(growsBeyond(compareConsent(before, now))).toBe(true);
  });

  test('that asks for less needs no consent, and is shown', () => {
    const change = compare({ licenseStatusUrl: '', supportedLogTypes: [] }, '1.0.0');
    expect(growsBeyond(change)).toBe(false);
    expect(change).toMatchObject({ goneLogTypes: ['call'], goneHosts: [{ name: 'licenseStatusUrl' }] });
    expect(changesAnything(change)).toBe(true);
  });
});

test('of an entry that another client wrote, everything counts as new', () => {
  expect(growsBeyond(compareConsent(undefined, agreed))).toBe(true);
  expect(isCovered(agreed, undefined)).toBe(false);
});

test('the agreement is kept in the admin’s entry and survives reading and writing', () => {
  const entry = adminEntry(manifestOf('1.0.0'), { access: 'public', ownerAccountId: '' }, undefined);
  expect(readEntry(JSON.parse(JSON.stringify(writeEntry(entry)))).agreed).toEqual(agreed);
});

const host = fc.constantFrom('a.example', 'b.example', 'c.example');
const consent: fc.Arbitrary<Consent> = fc.record({
  version: fc.constantFrom('1', '2'),
  hosts: fc.dictionary(fc.constantFrom(...addressNames), host),
  logTypes: fc.subarray([...logTypes]),
  fields: fc.subarray(['x', 'y']),
});

test('property: what does not grow sends nothing to a host, and no kind of log, that was not agreed to', () => {
  fc.assert(
    fc.property(consent, consent, (before, now) => {
      const grows = growsBeyond(compareConsent(before, now));
      expect(isCovered(now, before)).toBe(!grows);
      if (grows) return;
      for (const [name, at] of Object.entries(now.hosts)) expect(before.hosts[name]).toBe(at);
      for (const type of now.logTypes) expect(before.logTypes).toContain(type);
    }),
  );
});

test('property: consent to exactly this is consent to the same, both ways', () => {
  fc.assert(
    fc.property(consent, consent, (a, b) => {
      expect(allowsSame(a, { ...a, version: 'other', fields: [] })).toBe(true);
      expect(allowsSame(a, b)).toBe(allowsSame(b, a));
    }),
  );
});
