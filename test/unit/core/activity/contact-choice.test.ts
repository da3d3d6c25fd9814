import { describe, expect, test } from 'vitest';
import { chooseContact } from '../../../../src/core/activity/contact-choice';
import { readContact } from '../../../../src/core/crm/contact-answer';
import { noAutomaticLogging } from '../../../../src/core/settings/logging-rules';

/** Whom an automatic log is for; the dates as a connector gives them. */

const contact = (id: string, name: string, dates: object = {}) => {
  const read = readContact({ id, name, type: 'Contact', ...dates });
  if (!read) throw new Error(`${name} is no contact`);
  return read;
};
const zoe = contact('1', 'Zoe', { createdDate: '2021-05-01', mostRecentActivityDate: '2026-11-02' });
const ada = contact('2', 'Ada', { createdDate: '2024-01-09', mostRecentActivityDate: '2026-11-30' });
const max = contact('3', 'Max', { createdDate: '2023-03-03T10:00:00Z' });
const undated = contact('4', 'Ben');
const misdated = contact('5', 'Eve', { createdDate: 'last spring' });

const rulesWith = (severalContacts: typeof noAutomaticLogging.severalContacts) => ({
  ...noAutomaticLogging,
  severalContacts,
});

describe('several contacts', () => {
  test.each([
    ['firstAlphabetical', [zoe, max, ada], 'Ada'],
    ['mostRecentActivity', [zoe, ada, max], 'Ada'],
    ['mostRecentActivity', [zoe, max, undated], 'Zoe'],
    // No date to go by: the first by name, so that it is always the same one.
    ['mostRecentActivity', [max, undated], 'Ben'],
    ['earliestCreated', [ada, zoe, max], 'Zoe'],
  ] as const)('%s of %j', (rule, contacts, name) => {
    expect(chooseContact(contacts, rulesWith(rule))).toMatchObject({ contact: { name } });
    expect(chooseContact(contacts.toReversed(), rulesWith(rule))).toMatchObject({ contact: { name } });
  });

  test.each([
    ['skipLogging', [zoe, ada]],
    ['earliestCreated', [zoe, undated]],
    ['earliestCreated', [zoe, misdated]],
  ] as const)('%s of %j asks the person', (rule, contacts) => {
    expect(chooseContact(contacts, rulesWith(rule))).toEqual({ problem: 'contact_ambiguous' });
  });

  test('a single one is taken under each rule, whatever is known of it', () => {
    for (const rule of ['skipLogging', 'firstAlphabetical', 'mostRecentActivity', 'earliestCreated'] as const)
      expect(chooseContact([undated], rulesWith(rule))).toEqual({ contact: undated });
  });
});

test.each([
  ['skipLogging', { problem: 'contact_unknown' }],
  ['createNewPlaceholderContact', { isNew: true }],
] as const)('nobody: %s', (unknownContact, resolution) => {
  expect(chooseContact([], { ...noAutomaticLogging, unknownContact })).toEqual(resolution);
});
