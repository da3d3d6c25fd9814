import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../project';
import { putToSleep, test } from './fixtures';
import { slowness } from './gates';
import { recordOpening } from './opening';
import { scenes } from './scenes';

const folder = projectPath('test-results', 'frames');
const pictures = 5;

test('five pictures from the opening to the list, the processor at a quarter', async ({ measured }) => {
  const { browser, extensions } = measured;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const scene of [scenes.activity, scenes.settings]) {
    await putToSleep(measured);
    const { rowAt, frames } = await recordOpening(browser.context, extensions.panel.id, scene, slowness);
    // What was on the screen at each of five moments, the last of them that of the first row.
    for (let place = 1; place <= pictures; place += 1) {
      const moment = (rowAt * place) / pictures;
      const shown = place === pictures ? frames.at(-1) : frames.findLast(({ at }) => at <= moment);
      if (!shown) continue;
      const name = `${scene.name.toLowerCase()}-${place}-${String(Math.round(moment)).padStart(4, '0')}-ms.png`;
      writeFileSync(join(folder, name), shown.picture);
    }
    console.log(`${scene.name}: ${frames.length} frames in ${rowAt.toFixed(0)} ms, test-results/frames`);
  }
});
