import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { readFields } from '../../../../src/core/forms/field';
import { effectiveConfig, ownChoices } from '../../../../src/core/settings/locks';
import { userEntry } from '../../../../src/core/plugins/composed-entry';

const { fields } = readFields([
  { const: 'prefix', title: 'Prefix', type: 'string', default: 'plugin ' },
  { const: 'flag', title: 'Flag', type: 'boolean', default: true },
  { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
]);

function admin(config: object) {
  return readEntry({ customizable: true, value: { name: 'acme.x', logTypes: ['call'], config } });
}

describe('effective config', () => {
  test('locked: the admin’s value, whatever the person chose', () => {
    const entry = admin({ prefix: { value: 'LOCKED', customizable: false } });
    expect(effectiveConfig(fields, entry, { prefix: 'mine' })['prefix']).toMatchObject({
      value: 'LOCKED',
      origin: 'locked',
    });
  });

  test('an own false, 0 or empty text beats the admin’s default', () => {
    const entry = admin({
      flag: { value: true, customizable: true },
      prefix: { value: 'adm', customizable: true },
    });
    const config = effectiveConfig(fields, entry, { flag: false, prefix: '' });
    expect(config['flag']).toMatchObject({ value: false, origin: 'own' });
    expect(config['prefix']).toMatchObject({ value: '', origin: 'own' });
  });

  test('then the admin’s default, then the manifest’s', () => {
    const entry = admin({ prefix: { value: 'adm', customizable: true } });
    const config = effectiveConfig(fields, entry, {});
    expect(config['prefix']).toMatchObject({ value: 'adm', origin: 'admin' });
    expect(config['flag']).toMatchObject({ value: true, origin: 'plugin' });
  });

  test('fields that only the admin has are kept, and hidden ones are the admin’s', () => {
    const entry = admin({
      extra: { value: 'x', customizable: false },
      tenant: { value: 'acme', customizable: false },
    });
    const config = effectiveConfig(fields, entry, { tenant: 'evil' });
    expect(config['extra']).toMatchObject({ value: 'x' });
    expect(config['tenant']).toMatchObject({ value: 'acme' });
  });

  test('a hidden field that the admin left empty does not take the person’s value', () => {
    const entry = admin({ tenant: { value: null, customizable: false } });
    expect(effectiveConfig(fields, entry, { tenant: 'evil' })['tenant']).toMatchObject({
      value: undefined,
      origin: 'none',
    });
  });
});

describe('own choices', () => {
  const entry = admin({ prefix: { value: 'adm', customizable: true } });

  test('unlocking gives a person’s own choice back', () => {
    const locked = admin({ prefix: { value: 'LOCKED', customizable: false } });
    const own = { prefix: 'mine' };
    const stored = userEntry(locked, undefined, effectiveConfig(fields, locked, own), own, false);
    const again = readEntry(JSON.parse(JSON.stringify(writeEntry(stored))));
    expect(again.config['prefix']?.value).toBe('LOCKED');
    expect(effectiveConfig(fields, entry, ownChoices(again, fields, entry))['prefix']).toMatchObject({
      value: 'mine',
    });
  });

  test('a changed default reaches those who never chose', () => {
    const stored = userEntry(entry, undefined, effectiveConfig(fields, entry, {}), {}, false);
    const again = readEntry(writeEntry(stored));
    const changed = admin({ prefix: { value: 'new', customizable: true } });
    expect(effectiveConfig(fields, changed, ownChoices(again, fields, changed))['prefix']).toMatchObject({
      value: 'new',
    });
  });

  test('in another client’s entry, empty texts and inherited values are not choices', () => {
    const foreign = readEntry({
      value: { config: { prefix: { value: 'adm' }, flag: { value: '' }, tenant: { value: 't' } } },
    });
    expect(ownChoices(foreign, fields, entry)).toEqual({ tenant: 't' });
  });
});

const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.array(fc.string(), { maxLength: 3 }));
const key = fc.constantFrom('prefix', 'flag', 'tenant', 'extra', 'other');

test('property: the effective value of a locked field is the admin’s', () => {
  const adminConfig = fc.dictionary(key, fc.record({ value: scalar, customizable: fc.boolean() }));
  fc.assert(
    fc.property(adminConfig, fc.dictionary(key, scalar), fc.anything(), (config, own, foreign) => {
      const set = admin(config);
      const stored = userEntry(set, readEntry(foreign), effectiveConfig(fields, set, own), own, false);
      const seen = effectiveConfig(fields, set, ownChoices(readEntry(writeEntry(stored)), fields, set));
      for (const [name, field] of Object.entries(config)) {
        if (field.customizable) continue;
        expect(seen[name]?.value).toEqual(field.value);
        expect(stored.config[name]?.value).toEqual(field.value);
      }
    }),
  );
});

const declaredField = fc.record({
  const: fc.oneof(key, fc.string({ minLength: 1, maxLength: 4 })),
  title: fc.string(),
  type: fc.constantFrom('string', 'number', 'boolean', 'selection', 'nonsense'),
  hidden: fc.boolean(),
  default: fc.option(scalar, { nil: undefined }),
  oneOf: fc.constant([{ const: 'a' }]),
});

test('property: for any manifest, admin document, own choices and stored entry, locked is the admin’s value', () => {
  const adminConfig = fc.dictionary(key, fc.record({ value: scalar, customizable: fc.boolean() }));
  fc.assert(
    fc.property(
      fc.array(declaredField, { maxLength: 6 }),
      adminConfig,
      fc.dictionary(key, scalar),
      fc.anything(),
      (declared, config, own, foreign) => {
        const manifest = readFields(declared).fields;
        const set = admin(config);
        const before = readEntry(foreign);
        const choices = { ...ownChoices(before, manifest, set), ...own };
        const written = writeEntry(
          userEntry(set, before, effectiveConfig(manifest, set, choices), choices, false),
        );
        for (const [name, field] of Object.entries(config).filter(([, { customizable }]) => !customizable))
          expect(readEntry(written).config[name]?.value).toEqual(field.value);
      },
    ),
  );
});
