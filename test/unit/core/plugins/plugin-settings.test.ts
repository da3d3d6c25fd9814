import fc from 'fast-check';
import { expect, test } from 'vitest';
import { installedIn, settlePlugin } from '../../../../src/core/plugins/plugin-settings';
import { describeRedaction, redactionRecord } from '../../fakes/app-connect';

const key = 'plugin_redaction';
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const keys = ['mark', 'keepLast', 'tenant', 'gone'] as const;
const fields = fc.dictionary(
  fc.constantFrom(...keys),
  fc.record({ value, customizable: fc.boolean() }, { requiredKeys: ['value'] }),
);
const own = fc.option(fc.dictionary(fc.constantFrom(...keys), value), { nil: undefined });

function settle(admin: object, person: object, body: unknown, isUnseen = false) {
  const documents = { admin: { [key]: admin }, own: { ...person } };
  const entry = installedIn(documents.admin).get('redaction');
  if (!entry) throw new Error('Not installed');
  const sources = { pluginId: 'redaction', admin: entry, body, followsManifest: false, isUnseen };
  return settlePlugin(documents, sources);
}

test('without a manifest every value stays as the last refresh with one has left it', () => {
  fc.assert(
    fc.property(fields, fields, own, (adminFields, ownFields, ownChoices) => {
      const admin = redactionRecord(adminFields);
      const first = redactionRecord(ownFields);
      const person = { [key]: { ...first, value: { ...first.value, ownChoices } } };
      const before = { ...person, ...settle(admin, person, describeRedaction('1.0.0')).records };
      expect(settle(admin, before, undefined, true).records).toEqual({});
    }),
  );
});

test('and a lock that comes meanwhile holds', () => {
  fc.assert(
    fc.property(fields, own, fc.string(), (ownFields, ownChoices, locked) => {
      const first = redactionRecord(ownFields);
      const person = { [key]: { ...first, value: { ...first.value, ownChoices } } };
      const before = {
        ...person,
        ...settle(redactionRecord({}), person, describeRedaction('1.0.0')).records,
      };
      const admin = redactionRecord({ mark: { value: locked, customizable: false } });
      const { config } = settle(admin, before, undefined, true);
      expect(config['mark']).toMatchObject({ value: locked, origin: 'locked' });
    }),
  );
});
