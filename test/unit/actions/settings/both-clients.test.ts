import { beforeAll, describe, expect, test } from 'vitest';
import { CORE_VERSIONS, type CoreVersion } from '../../../stack/core/core-version';
import { createRandom, type Random } from '../../background/simulation/random';
import { openAccount, people, type Account, type Who } from './both-clients/account';
import { keys, settingOf } from './both-clients/settings';

/**
 * App Connect's own client and our panel change the settings of one account in turn, a person's and an admin's: neither
 * loses anything of the other's that App Connect's own client does not lose by itself.
 */

const stories = 500;
const rounds = 8;

const say = (value: unknown) => JSON.stringify(value);

/** One round: something that a person does, as told in a story, and how it is done. */
function nextRound(random: Random, account: Account): { story: string; act: () => Promise<unknown> } {
  const who: Who = random.pick(people);
  const [first = '', ...others] = keys;
  const key = random.pick([first, ...others]);
  const { label, values, page } = settingOf(key);
  const value = random.pick(values);
  const inPanel = () => ({
    story: `${who} chooses ${say(value)} for “${label}” in our panel`,
    act: () => account.chooseInPanel(who, key, value),
  });
  const inClient = () =>
    account.isReadOnlyInClient(who, key)
      ? { story: `App Connect’s own client of ${who} refreshes`, act: () => account.refreshClient(who) }
      : {
          story: `${who} chooses ${say(value)} for “${label}” in App Connect’s own client`,
          act: () => account.chooseInClient(who, key, value),
        };
  const isOpen = random.chance(0.5);
  const rule = `${say(value)} for “${label}”, ${isOpen ? 'open' : 'locked'},`;
  const forAll = () =>
    page !== undefined && random.chance(0.5)
      ? {
          story: `Priya sets ${rule} for all in App Connect’s own client`,
          act: () => account.setInClient(key, value, isOpen),
        }
      : {
          story: `Priya sets ${rule} for all in our panel`,
          act: () => account.setInPanel(key, value, isOpen),
        };
  return random.pick([
    inPanel,
    inPanel,
    () => ({
      story: `${who} gives up the own choice of “${label}” in our panel`,
      act: () => account.chooseInPanel(who, key, null),
    }),
    inClient,
    inClient,
    forAll,
    forAll,
    () => ({
      story: `App Connect’s own client of ${who} refreshes`,
      act: () => account.refreshClient(who),
    }),
    () => ({
      story: 'Priya opens the admin’s pages of App Connect’s own client anew',
      act: () => account.openAdminInClient(),
    }),
  ])();
}

/** Plays a seed; what is wrong in the end, told with all that came before. */
async function play(account: Account, seed: number): Promise<string | undefined> {
  const random = createRandom(seed);
  const told: string[] = [];
  await account.begin();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { story, act } = nextRound(random, account);
      told.push(story);
      await act();
      // Nobody waits for a panel: it may have been closed for several rounds.
      if (random.chance(0.3)) continue;
      told.push('our panels refresh');
      for (const who of people) await account.refreshPanel(who);
      await account.check();
    }
    return undefined;
  } catch (error) {
    const lines = told.map((line, index) => `${index + 1}. ${line}`);
    return [`Seed ${seed}:`, ...lines, `Then ${error instanceof Error ? error.message : say(error)}`].join(
      '\n',
    );
  }
}

describe.each(CORE_VERSIONS)('core %s', (version: CoreVersion) => {
  let account: Account;
  beforeAll(async () => {
    account = await openAccount(version);
  });

  test(`${stories} stories of both clients on one account: nobody’s choices and rules are lost`, async () => {
    for (let seed = 1; seed <= stories; seed += 1) expect(await play(account, seed)).toBeUndefined();
  });
});
