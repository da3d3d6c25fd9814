import { beforeAll, describe, expect, inject, test } from 'vitest';
import { CORE_VERSIONS } from '../stack/core/core-version';
import { openAccount, type Account } from '../unit/actions/settings/both-clients/account';
import { playStory } from '../unit/actions/settings/both-clients/story';

/** More stories of both clients on one account (test/unit/actions/settings/both-clients.test.ts). */

const first = 101;
const last = 600;

// Each part plays its share of the stories over one of the servers' merges.
const part = inject('part');
const [version, ...others] = CORE_VERSIONS.filter((_, index) => index === part % CORE_VERSIONS.length);
const shares = inject('parts') / CORE_VERSIONS.length;
const share = Math.floor(part / CORE_VERSIONS.length);
const size = Math.ceil((last - first + 1) / shares);

describe(`core ${version}`, () => {
  let account: Account;
  beforeAll(async () => {
    if (!version || others.length > 0) throw new Error('No server for this part');
    account = await openAccount(version);
  });

  test(`stories from ${first + share * size}`, async () => {
    const end = Math.min(last, first + (share + 1) * size - 1);
    for (let seed = first + share * size; seed <= end; seed += 1)
      expect(await playStory(account, seed)).toBeUndefined();
  });
});
