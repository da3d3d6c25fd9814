// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import type { PageRules } from '../../../src/core/crm/page-rules';
import { NumbersOnPage } from '../../../src/page/numbers-on-page';

const rules: PageRules = {
  host: 'crm.example',
  region: 'US',
  matcher: 'libPhone',
  mode: 'crmOnly',
  urls: [],
  ignore: '',
};

/** Closed roots that were made, by their hosts: nobody else can see into one. */
let attached: MockInstance<Element['attachShadow']>;
function roots(): Map<unknown, ShadowRoot> {
  const { calls, contexts, results } = attached.mock;
  return new Map(
    calls.flatMap(([{ mode }], place) => {
      const made: unknown = results[place]?.value;
      return mode === 'closed' && made instanceof ShadowRoot ? [[contexts[place], made]] : [];
    }),
  );
}
const pressed: string[] = [];
let asked: number;
let slices: ((hasTime: () => boolean) => void)[];
let numbers: NumbersOnPage | undefined;

beforeEach(() => {
  numbers?.stop();
  pressed.length = 0;
  asked = 0;
  slices = [];
  attached = vi.spyOn(Element.prototype, 'attachShadow').mockClear();
  // jsdom has no style sheets that are made by scripts.
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  );
});

/** Runs what is planned, each slice for so many steps, until nothing is. */
async function settle(steps = 1000) {
  await vi.waitFor(async () => {
    await Promise.resolve();
    const [slice] = slices.splice(0, 1);
    let left = steps;
    slice?.(() => (left -= 1) >= 0);
    await new Promise((next) => {
      setTimeout(next, 0);
    });
    expect(slices).toHaveLength(0);
  }, 60_000);
}

async function show(html: string, given: PageRules | null = rules) {
  numbers?.stop();
  document.body.replaceChildren(document.createRange().createContextualFragment(html));
  numbers = new NumbersOnPage({
    askRules: async () => {
      asked += 1;
      return given ?? undefined;
    },
    onPress: (number) => void pressed.push(number),
    label: (number) => `Call ${number}`,
    whenIdle: (work) => void slices.push(work),
  });
  numbers.start(document.documentElement);
  await settle();
}

const hosts = () => {
  const known = roots();
  return [...document.querySelectorAll('*')].filter((element) => known.has(element));
};
const labels = () => {
  const known = roots();
  return hosts().map((host) => known.get(host)?.querySelector('button')?.getAttribute('aria-label'));
};

describe('where buttons stand', () => {
  test('after the text, which stays as it was', async () => {
    await show('<p id="a">Call 650-555-0123 or 212-736-5000 today</p>');
    expect(labels()).toEqual(['Call +16505550123', 'Call +12127365000']);
    const [text, ...others] = document.getElementById('a')?.childNodes ?? [];
    expect(text?.textContent).toBe('Call 650-555-0123 or 212-736-5000 today');
    expect(others).toEqual(hosts());
  });

  test.each([
    ['650-555-0123', ['']],
    ['Ada (650-555-0123).', ['']],
    ['Call 650-555-0123 today', ['0123']],
    ['Call 650-555-0123 or 212-736-5000', ['0123', '5000']],
  ])('with the number’s end where another thing stands between: %s', async (text, endings) => {
    await show(`<p>${text}</p>`);
    const known = roots();
    expect(hosts().map((host) => known.get(host)?.textContent)).toEqual(endings);
    expect(document.body.textContent).toBe(text);
  });

  test('after a link that calls, once; its words are not read again', async () => {
    await show(
      '<p><a href="tel:+16505550123"><b>650-555-0123</b></a></p><a href="tel:+16505550124">Call us</a>',
    );
    expect(labels()).toEqual(['Call +16505550123', 'Call +16505550124']);
    expect(hosts()[0]?.previousElementSibling?.tagName).toBe('A');
  });

  test('after the link around a number, for no button stands in a link', async () => {
    await show('<p><a href="/ada">Ada 650-555-0123</a></p>');
    expect(labels()).toEqual(['Call +16505550123']);
    expect(hosts()[0]?.parentElement?.tagName).toBe('P');
  });

  test('in parts of the page that have a root of their own', async () => {
    await show('<div id="a"></div>');
    const root = document.getElementById('a')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('p'));
    document.getElementById('a')?.after(document.createElement('i'));
    document.body.append(document.getElementById('a') ?? '');
    root?.querySelector('p')?.append('650-555-0123');
    await settle();
    expect(roots().size).toBe(1);
  });

  test.each([
    '<textarea>650-555-0123</textarea>',
    '<input value="650-555-0123">',
    '<select><option>650-555-0123</option></select>',
    '<script type="text/plain">650-555-0123</script>',
    '<style>/* 650-555-0123 */</style>',
    '<noscript>650-555-0123</noscript>',
    '<button>650-555-0123</button>',
    '<svg><text>650-555-0123</text></svg>',
    '<div contenteditable="true"><p>650-555-0123</p></div>',
    '<div contenteditable><p>650-555-0123</p></div>',
    '<div role="textbox">650-555-0123</div>',
    '<p data-rc-c2d-ignore="true">650-555-0123</p>',
    '<p class="rc-c2d-ignore"><b>650-555-0123</b></p>',
  ])('not in %s', async (html) => {
    await show(html);
    expect(labels()).toEqual([]);
    expect(document.body.innerHTML).toBe(html.replace('contenteditable>', 'contenteditable="">'));
  });

  test('not where the connector says so; a selector that is none says nothing', async () => {
    await show('<p>650-555-0123</p><p class="id">650-555-0124</p>', { ...rules, ignore: '.id' });
    expect(labels()).toEqual(['Call +16505550123']);
    await show('<p>650-555-0123</p>', { ...rules, ignore: '][' });
    expect(labels()).toEqual(['Call +16505550123']);
  });

  test('a page of numbers gets a thousand, no more', async () => {
    await show('<p>650-555-0123</p>'.repeat(1100));
    expect(hosts()).toHaveLength(1000);
  });
});

describe('the extension is asked', () => {
  test('once, and only by a page that may hold a number', async () => {
    await show('<p>Ada Lovelace, 42</p>');
    expect(asked).toBe(0);
    document.body.append('650-555-0123');
    await settle();
    document.body.append('212-736-5000');
    await settle();
    expect(asked).toBe(1);
    expect(labels()).toHaveLength(2);
  });

  test('a site that is not chosen, or not wanted, gets nothing, and is not followed', async () => {
    await show('<p>650-555-0123</p>', null);
    document.body.append('212-736-5000');
    await settle();
    expect(hosts()).toEqual([]);
    expect(asked).toBe(1);
  });
});

describe('a page that changes', () => {
  test('what comes, goes, and becomes another one', async () => {
    await show('<p id="a">650-555-0123</p>');
    const text = document.getElementById('a')?.firstChild;
    if (!(text instanceof Text)) throw new Error('No text');
    text.data = '212-736-5000';
    await settle();
    expect(labels()).toEqual(['Call +12127365000']);
    text.data = 'nobody';
    await settle();
    expect(labels()).toEqual([]);
    text.data = '650-555-0123';
    await settle();
    text.remove();
    await settle();
    expect(labels()).toEqual([]);
  });

  test('as frameworks change it: a text that is set anew has one button', async () => {
    await show('<p id="a">650-555-0123</p>');
    for (const number of ['650-555-0124', '650-555-0125']) {
      document.getElementById('a')?.replaceChildren(number);
      await settle();
    }
    expect(labels()).toEqual(['Call +16505550125']);
  });

  test('without a flicker: a text that is set to what it was keeps its button', async () => {
    await show('<p id="a">650-555-0123</p>');
    const [before] = hosts();
    const text = document.getElementById('a')?.firstChild;
    if (!(text instanceof Text)) throw new Error('No text');
    text.data = '650-555-0123';
    await settle();
    expect(hosts()).toEqual([before]);
  });

  test('a link that calls somebody else', async () => {
    await show('<p><a id="a" href="tel:+16505550123">Call</a></p>');
    document.getElementById('a')?.setAttribute('href', 'tel:+12127365000');
    await settle();
    expect(labels()).toEqual(['Call +12127365000']);
    document.getElementById('a')?.setAttribute('href', '/ada');
    await settle();
    expect(labels()).toEqual([]);
  });

  test('what becomes editable is free of buttons before anybody types, and has them again afterwards', async () => {
    await show('<div id="a"><p>650-555-0123</p></div><p>212-736-5000</p>');
    document.getElementById('a')?.setAttribute('contenteditable', 'true');
    // No slice has run: it has not waited for a rest.
    await Promise.resolve();
    expect(document.getElementById('a')?.innerHTML).toBe('<p>650-555-0123</p>');
    expect(labels()).toEqual(['Call +12127365000']);
    await settle();
    document.getElementById('a')?.removeAttribute('contenteditable');
    await settle();
    expect(labels()).toEqual(['Call +16505550123', 'Call +12127365000']);
  });

  test('under a look that is not over: what comes after the part that has gone is found all the same', async () => {
    await show('<p>Ada</p>');
    const html = `<div>${'<p>650-555-0123</p>'.repeat(10)}</div>`;
    document.body.append(document.createRange().createContextualFragment(html));
    await new Promise((next) => {
      setTimeout(next, 0);
    });
    let left = 8;
    slices.splice(0, 1)[0]?.(() => (left -= 1) >= 0);
    expect(hosts().length).toBeLessThan(5);
    for (const paragraph of [...document.querySelectorAll('div > p')].slice(0, 5)) paragraph.remove();
    await settle();
    expect(hosts()).toHaveLength(5);
  });

  test('in slices: a large page is looked at step by step', async () => {
    await show('<p>650-555-0123</p>'.repeat(20));
    document.body.append(document.createRange().createContextualFragment('<p>212-736-5000</p>'.repeat(20)));
    await new Promise((next) => {
      setTimeout(next, 0);
    });
    const [slice] = slices.splice(0, 1);
    let left = 5;
    slice?.(() => (left -= 1) >= 0);
    expect(hosts().length).toBeLessThan(30);
    await settle(5);
    expect(hosts()).toHaveLength(40);
  });

  test('our own buttons are no change', async () => {
    await show('<p>650-555-0123</p>');
    await settle();
    expect(slices).toHaveLength(0);
  });

  test('switched off, all buttons are gone', async () => {
    await show('<p>650-555-0123</p>');
    numbers?.stop();
    expect(document.body.innerHTML).toBe('<p>650-555-0123</p>');
  });
});

describe('a press', () => {
  const button = () =>
    roots()
      .get(hosts()[0] ?? document.body)
      ?.querySelector('button');

  test('that a page has made itself calls nobody', async () => {
    await show('<p>650-555-0123</p>');
    button()?.click();
    button()?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(pressed).toEqual([]);
    expect(hosts()[0]?.shadowRoot).toBeNull();
  });

  test('is none of the page’s business', async () => {
    await show('<p>650-555-0123</p>');
    const heard = vi.fn<() => void>();
    document.body.addEventListener('click', heard);
    button()?.click();
    document.body.removeEventListener('click', heard);
    expect(heard).not.toHaveBeenCalled();
  });
});
