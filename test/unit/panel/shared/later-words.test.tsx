// @vitest-environment jsdom
import { act, Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import de from '../../../../public/_locales/de/later.json';
import en from '../../../../public/_locales/en/later.json';
import { useLaterWords } from '../../../../src/panel/shared/later-words';
import * as words from '../../../../src/panel/app/words';
import { paintPanel } from '../paint-panel';

function Shown() {
  useLaterWords();
  return <p>{words.say('option_skipLogging')}</p>;
}

const screen = (
  <Suspense fallback="…">
    <Shown />
  </Suspense>
);

test('a screen waits for the words of its language, and for those of another one when it changes', async () => {
  const load = vi
    .spyOn(words, 'loadLaterWords')
    .mockImplementation(async (language) => ({ en, de })[language]);
  const panel = await paintPanel(screen);
  expect(panel.text()).toBe('Ask me');
  expect(load).not.toHaveBeenCalled();
  await panel.setView({ language: 'de' });
  await act(async () => undefined);
  expect(panel.text()).toBe('Mich fragen');
  await panel.setView({ language: 'en' });
  await act(async () => undefined);
  expect(panel.text()).toBe('Ask me');
  expect(load.mock.calls).toEqual([['de'], ['en']]);
});
