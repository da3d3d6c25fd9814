import { putToSleep, type MeasuredWorld } from './fixtures';
import { listFiles, timeOpening } from './opening';
import { scenes, type Scene } from './scenes';
import { renewCatalog } from './seed';

/** A scene of this person: the log form is that of one of their calls. */
export function addressed(scene: Scene, { person }: MeasuredWorld): Scene {
  return scene === scenes.log
    ? { ...scene, path: scene.path + encodeURIComponent(person.openActivity) }
    : scene;
}

interface Round {
  readonly scenes: readonly Scene[];
  readonly runs: number;
  readonly slowness: number;
}

/** What was measured of one page. */
export interface Openings {
  /** When its first row was painted, from the start of each navigation; ms. */
  readonly rowsAt: readonly number[];
  /** What was fetched until then. */
  readonly files: readonly string[];
}

/**
 * Opens pages one after the other, again and again, so that whatever the machine does meets each alike. Before each the
 * worker sleeps, as before most openings of a day.
 * @returns by the scene's name; the first opening of each, which fills the browser's cache of code, only lists its files
 */
export async function openInTurn(
  measured: MeasuredWorld,
  { scenes: all, runs, slowness }: Round,
): Promise<Map<string, Openings>> {
  const { browser, extensions, plain, person } = measured;
  const inTurn = async <T>(open: (scene: Scene) => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (const scene of all) {
      if (scene === scenes.catalog) await renewCatalog(plain, person.catalogKey);
      await putToSleep(measured);
      results.push(await open(scene));
    }
    return results;
  };
  const { context } = browser;
  const files = await inTurn((scene) => listFiles(context, extensions.panel.id, scene));
  const rounds: number[][] = [];
  for (let run = 0; run < runs; run += 1)
    rounds.push(
      await inTurn(async (scene) => (await timeOpening(context, extensions.panel.id, scene, slowness)).rowAt),
    );
  return new Map(
    all.map(({ name }, place) => [
      name,
      { rowsAt: rounds.flatMap((round) => round[place] ?? []), files: files[place] ?? [] },
    ]),
  );
}
