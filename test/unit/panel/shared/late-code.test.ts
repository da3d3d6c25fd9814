// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

const files: { readonly [address: string]: { readonly [key: string]: { readonly message: string } } } = {
  '/words/en.json': { close: { message: 'Close' } },
  '/words/en-more.json': { cancel: { message: 'Cancel' } },
  '/words/en-GB.json': { close: { message: 'Close' } },
  '/words/en-GB-more.json': { licence: { message: 'Licence' } },
  '/words/de.json': { close: { message: 'Schließen' } },
  '/words/de-more.json': { cancel: { message: 'Abbrechen' } },
};
/** What was asked for and has not come, with what lets it come; it is there from then on. */
const late = vi.hoisted(() => new Map<string, () => void>());
const there = vi.hoisted(() => new Set<string>());
vi.mock('../../../../src/panel/app/word-file', () => ({
  loadWordFile: async (address: string) => {
    await new Promise<void>((come) => {
      if (!address.includes('more') || there.has(address)) return come();
      const before = late.get(address);
      late.set(address, () => {
        there.add(address);
        before?.();
        come();
      });
    });
    return files[address];
  },
}));

async function load() {
  const { lateCode } = await import('../../../../src/panel/shared/late-code');
  const { say } = await import('../../../../src/panel/app/words');
  const { applyLanguage } = await import('../../../../src/panel/app/store');
  return { lateCode, say, applyLanguage };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('PROD', true);
  late.clear();
  there.clear();
  localStorage.clear();
});

test('the first screens wait for their own words alone', async () => {
  const { applyLanguage, say } = await load();
  await applyLanguage('en');
  expect(say('close')).toBe('Close');
  expect(late.size).toBe(0);
});

test('code that comes later is there once its words are', async () => {
  const { applyLanguage, lateCode, say } = await load();
  await applyLanguage('en');
  const come = vi.fn<(value: number) => void>();
  const code = lateCode(async () => ({ Screen: 1 }), 'Screen');
  const loading = code().then(come);
  await vi.waitFor(() => expect([...late.keys()]).toEqual(['/words/en-more.json']));
  expect(come).not.toHaveBeenCalled();
  late.get('/words/en-more.json')?.();
  await loading;
  expect(come).toHaveBeenCalledWith(1);
  expect([say('close'), say('cancel')]).toEqual(['Close', 'Cancel']);
});

test('later words of British English are those of American English where they are spelt alike', async () => {
  const { applyLanguage, lateCode } = await load();
  const { loadWords } = await import('../../../../src/panel/app/words');
  await applyLanguage('en-GB');
  expect(late.size).toBe(0);
  const loading = lateCode(async () => ({ Screen: 1 }), 'Screen')();
  await vi.waitFor(() => expect([...late.keys()]).toEqual(['/words/en-GB-more.json', '/words/en-more.json']));
  for (const come of late.values()) come();
  await loading;
  expect(await loadWords('en-GB')).toEqual({
    close: { message: 'Close' },
    cancel: { message: 'Cancel' },
    licence: { message: 'Licence' },
  });
});

test('a page that begins with such code has all words before it paints', async () => {
  const { applyLanguage, lateCode, say } = await load();
  localStorage.setItem('lastLanguage', 'en');
  const loading = lateCode(async () => ({ Screen: 1 }), 'Screen')();
  const applied = applyLanguage('en');
  await vi.waitFor(() => expect([...late.keys()]).toEqual(['/words/en-more.json']));
  late.get('/words/en-more.json')?.();
  await Promise.all([loading, applied]);
  expect([say('close'), say('cancel')]).toEqual(['Close', 'Cancel']);
});

test('another language that is chosen meanwhile is the one that is spoken', async () => {
  const { applyLanguage, lateCode, say } = await load();
  await applyLanguage('en');
  const loading = lateCode(async () => ({ Screen: 1 }), 'Screen')();
  await vi.waitFor(() => expect([...late.keys()]).toEqual(['/words/en-more.json']));
  const applied = applyLanguage('de');
  await vi.waitFor(() => expect(late.has('/words/de-more.json')).toBe(true));
  late.get('/words/de-more.json')?.();
  await applied;
  late.get('/words/en-more.json')?.();
  await loading;
  expect([say('close'), say('cancel')]).toEqual(['Schließen', 'Abbrechen']);
});
