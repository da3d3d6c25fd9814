import { expect, test } from 'vitest';
import { placeholderContact } from '../../../../src/core/activity/placeholder-contact';
import { noAutomaticLogging } from '../../../../src/core/settings/logging-rules';

/** The contact that automatic logging makes. */

const types = { declared: ['Lead', 'Contact'], ofServer: '' };
const rules = { ...noAutomaticLogging, newContactType: 'Contact' };

test.each([
  [{ phoneNumber: '+16505550199', name: 'WIRELESS CALLER' }, 'PlaceholderContact +16505550199'],
  [{ phoneNumber: '+16505550199' }, 'PlaceholderContact +16505550199'],
  [{ extensionNumber: '102', name: 'Dana Reyes' }, 'PlaceholderContactDana Reyes 102'],
  [{ extensionNumber: '102' }, 'PlaceholderContact 102'],
  [{}, 'PlaceholderContact'],
])('%j is named %j: the carrier’s word is no name', (party, name) => {
  expect(placeholderContact(party, rules, types).name).toBe(name);
});

test.each([
  ['New: ', 'New:  +1'],
  ['', '+1'],
])('the prefix %j stands as it was typed, with nothing after it', (newContactNamePrefix, name) => {
  expect(placeholderContact({ phoneNumber: '+1' }, { ...rules, newContactNamePrefix }, types).name).toBe(
    name,
  );
});

test.each([
  ['Contact', ['Lead', 'Contact'], 'Account', 'Contact'],
  ['Deal', ['Lead', 'Contact'], 'Account', 'Lead'],
  ['', ['Lead'], 'Account', 'Lead'],
  ['Deal', [], 'Account', 'Account'],
  ['Deal', [], '', 'contact'],
])(
  'type %j where the connector has %j and the server says %j: %j',
  (newContactType, declared, ofServer, type) => {
    expect(placeholderContact({}, { ...rules, newContactType }, { declared, ofServer }).type).toBe(type);
  },
);
