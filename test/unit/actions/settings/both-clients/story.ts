import { createRandom, type Random } from '../../../background/simulation/random';
import { people, type Account, type Who } from './account';
import { keys, settingOf } from './settings';

/** Rounds that make a story. */
export const roundsOfStory = 8;

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
export async function playStory(account: Account, seed: number): Promise<string | undefined> {
  const random = createRandom(seed);
  const told: string[] = [];
  await account.begin();
  try {
    for (let round = 0; round < roundsOfStory; round += 1) {
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
