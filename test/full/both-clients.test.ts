import { beforeAll, describe, expect, inject, test } from 'vitest';
import { CORE_VERSIONS } from '../stack/core/core-version';
import { openAccount, type Account } from '../unit/actions/settings/both-clients/account';
import { playStory } from '../unit/actions/settings/both-clients/story';

/** More stories of both clients on one account (test/unit/actions/settings/both-clients.test.ts). */

const first = 101;
const last = 600;

describe.each(CORE_VERSIONS.filter((_, index) => index === inject('part')))('core %s', (version) => {
  let account: Account;
  beforeAll(async () => {
    account = await openAccount(version);
  });

  test(`stories ${first} to ${last}`, async () => {
    for (let seed = first; seed <= last; seed += 1) expect(await playStory(account, seed)).toBeUndefined();
  });
});
