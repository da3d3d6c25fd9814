import { isWantedOn, readRules } from '../core/crm/page-rules';
import { askExtension, wordOf } from '../platform/page-script';
import { NumbersOnPage } from './numbers-on-page';

declare global {
  /** Set in this script's own world, which the page does not see. */
  var numbersOnPage: NumbersOnPage | undefined;
}

/** Of the time that a page has nothing to do, so much is left; ms. */
const leastLeft = 2;

/** So many nodes are looked at where a page never rests. */
const fewNodes = 100;

/** Stands for the number in what its button is called: asking the browser for each would take longer than finding it. */
const gap = '#';

function start(): NumbersOnPage {
  const [before = '', after = ''] = wordOf('page_call', gap).split(gap);
  const numbers = new NumbersOnPage({
    askRules: async () => {
      const rules = readRules(await askExtension(''));
      return rules && isWantedOn(rules, location.href) ? rules : undefined;
    },
    // An extension that is gone, or has switched the site off, answers no more.
    onPress: (number) =>
      void askExtension(number).then(
        (answer) => readRules(answer) ?? numbers.stop(),
        () => numbers.stop(),
      ),
    label: (number) => before + number + after,
    whenIdle: (work) =>
      void requestIdleCallback(
        (deadline) => {
          let few = deadline.didTimeout ? fewNodes : 0;
          work(() => deadline.timeRemaining() > leastLeft || (few -= 1) >= 0);
        },
        { timeout: 2000 },
      ),
  });
  numbers.start(document.documentElement);
  return numbers;
}

// Put into a page twice, it runs once.
globalThis.numbersOnPage ??= start();
