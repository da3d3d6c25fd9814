import { test, type MeasuredWorld } from './fixtures';
import { gates, slowness } from './gates';
import { median } from './median';
import { openInTurn, placeOf, type Place } from './open-in-turn';
import { keepResults, type Line } from './results';
import { scenes } from './scenes';
import { fill, renewCatalog, storePlugins } from './seed';
import { grown, usual } from './stored-data';

const growing = [scenes.activity, scenes.plugins, scenes.tasks, scenes.log, scenes.catalog];

test('ten times as much stored', async ({ measured, runs }) => {
  const { browser, extensions, person, plain } = measured;
  await fill(browser, extensions.grown, person, grown);
  const grownPlain = await browser.context.newPage();
  await grownPlain.goto(`chrome-extension://${extensions.grown.id}/icons/16.png`);
  const places = growing.flatMap((scene): Place[] => {
    const few = placeOf(scene, measured);
    return [
      { ...few, prepare: () => prepare(plain, usual.plugins) },
      {
        ...few,
        name: nameOfGrown(scene.name),
        extensionId: extensions.grown.id,
        prepare: () => prepare(grownPlain, grown.plugins),
      },
    ];
  });
  const prepare = async (page: MeasuredWorld['plain'], plugins: number) => {
    await storePlugins(page, person, plugins);
    await renewCatalog(page, person.catalogKey);
  };
  const openings = await openInTurn(measured, { places, runs, slowness });
  const lines = growing.flatMap(({ name }): Line[] => {
    const of = (which: string) => [...(openings.get(which)?.rowsAt ?? [])];
    const [few, many] = [of(name), of(nameOfGrown(name))];
    return [
      { name, value: median(few), unit: 'ms', all: few },
      {
        name: nameOfGrown(name),
        value: median(many),
        unit: 'ms',
        ratio: median(many) / median(few),
        gate: gates.growth,
        all: many,
      },
    ];
  });
  keepResults('first row with ten times as much stored, the processor at a quarter', lines);
});

function nameOfGrown(name: string): string {
  return `${name}, ten times as much`;
}
