import { beforeAll, describe, expect, test } from 'vitest';
import { CORE_VERSIONS } from '../../../stack/core/core-version';
import { openAccount, type Account } from './both-clients/account';
import { playStory, roundsOfStory } from './both-clients/story';

/**
 * App Connect's own client and our panel change the settings of one account in turn, a person's and an admin's: neither
 * loses anything of the other's that App Connect's own client does not lose by itself. The full run plays more.
 */

const rounds = 500;

describe.each(CORE_VERSIONS)('core %s', (version) => {
  let account: Account;
  beforeAll(async () => {
    account = await openAccount(version);
  });

  test(`${rounds} rounds of both clients on one account: nobody’s choices and rules are lost`, async () => {
    for (let seed = 1; seed <= rounds / roundsOfStory; seed += 1)
      expect(await playStory(account, seed)).toBeUndefined();
  });
});
