// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { useClientSettings, usePreferences } from '../../../../src/panel/app/preferences';
import { paintPanel } from '../paint-panel';

const shown: unknown[] = [];

function Row() {
  shown.push(useClientSettings(), usePreferences());
  return null;
}

test('settings are decided once for all that ask, and anew when what is stored has changed', async () => {
  const panel = await paintPanel(
    <>
      <Row />
      <Row />
      <Row />
    </>,
  );
  expect(new Set(shown).size).toBe(2);
  shown.length = 0;
  await panel.setView({ settingRecords: { admin: {}, own: { autoLogCall: { value: true } } } });
  expect(new Set(shown).size).toBe(2);
  expect(shown).toContainEqual(expect.objectContaining({ autoLogCall: true }));
  shown.length = 0;
  // What is not theirs changes nothing.
  await panel.setView({ isOnline: false });
  expect(shown).toEqual([]);
});
