import { describe, expect, test } from 'vitest';
import {
  isWantedOn,
  mayBeWantedOn,
  nameOfRules,
  readRules,
  type PageRules,
} from '../../../src/core/crm/page-rules';

const rules: PageRules = {
  host: 'crm.example',
  region: 'DE',
  matcher: 'regExp',
  mode: 'whitelist',
  urls: ['https://*.example/contacts/*'],
  ignore: '.no-numbers',
};

describe('the rules of a site', () => {
  test('are read from the name of its script as they were written', () => {
    expect(readRules(nameOfRules(rules))).toEqual(rules);
  });

  test.each([[undefined], [null], [7], [''], ['{}'], ['{'], ['[]'], ['{"host":"a","mode":"all"}']])(
    '%j are none',
    (name) => {
      expect(readRules(name)).toBeUndefined();
    },
  );

  test('what is missing or of another kind is as usual', () => {
    expect(readRules('{"host":"a","mode":"crmOnly","urls":[7,null,"b"],"region":{},"matcher":1}')).toEqual({
      host: 'a',
      mode: 'crmOnly',
      matcher: 'libPhone',
      region: 'US',
      urls: ['7', 'b'],
      ignore: '',
    });
  });
});

describe('pages on which numbers are wanted', () => {
  const page = 'https://a.crm.example/contacts/1';
  test.each([
    ['disabled', ['*'], page, false],
    ['crmOnly', [], page, true],
    ['crmOnly', ['*'], page, true],
    ['crmOnly', ['https://*.crm.example/*'], page, true],
    ['crmOnly', ['https://*.crm.example/leads/*'], page, false],
    ['whitelist', [], page, false],
    ['whitelist', ['crm.example'], page, true],
    ['whitelist', ['*contacts*1'], page, true],
    ['whitelist', ['contacts*crm'], page, false],
    ['whitelist', ['other.example', 'crm.example'], page, true],
    ['blacklist', [], page, true],
    ['blacklist', ['crm.example/contacts'], page, false],
    ['blacklist', ['crm.example/leads'], page, true],
    // No regular expression: a dot is a dot.
    ['whitelist', ['crmxexample', 'a.crm.exampl.'], page, false],
    ['whitelist', ['(', '['], page, false],
  ] as const)('%s %j', (mode, urls, address, isWanted) => {
    expect(isWantedOn({ mode, urls }, address)).toBe(isWanted);
  });
});

describe('sites on which numbers may be wanted somewhere', () => {
  test.each([
    ['disabled', ['*'], false],
    ['crmOnly', [], true],
    ['crmOnly', ['https://*.crm.example/leads/*'], true],
    ['crmOnly', ['https://*.other.example/*'], false],
    ['crmOnly', ['*'], true],
    ['whitelist', [], false],
    ['whitelist', ['contacts/'], true],
    ['whitelist', ['other.example', 'a.crm.example/1'], true],
    ['blacklist', [], true],
    ['blacklist', ['crm.example/leads'], true],
    ['blacklist', ['https://a.crm.example/*'], false],
  ] as const)('%s %j', (mode, urls, isWanted) => {
    expect(mayBeWantedOn({ host: 'a.crm.example', mode, urls })).toBe(isWanted);
  });
});
