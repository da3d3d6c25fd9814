import { putToSleep, type MeasuredWorld } from './fixtures';
import { listFiles, timeOpening } from './opening';
import { scenes, type Scene } from './scenes';
import { renewCatalog } from './seed';

/** A page of one of the two copies of the extension. */
export interface Place extends Scene {
  readonly extensionId: string;
  /** What has to be so before it is opened; the worker sleeps again afterwards. */
  readonly prepare?: () => Promise<void>;
}

/** A page of the extension with the usual profile. */
export function placeOf(scene: Scene, measured: MeasuredWorld): Place {
  const { extensions, person, plain } = measured;
  return {
    ...scene,
    // The log form is that of one of this person's calls.
    path: scene === scenes.log ? scene.path + encodeURIComponent(person.openActivity) : scene.path,
    extensionId: extensions.panel.id,
    ...(scene === scenes.catalog && { prepare: () => renewCatalog(plain, person.catalogKey) }),
  };
}

interface Round {
  readonly places: readonly Place[];
  readonly runs: number;
  /** How many times slower than this processor. */
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
 * @returns by the page's name; the first opening of each, which fills the browser's cache of code, only lists its files
 */
export async function openInTurn(
  measured: MeasuredWorld,
  { places, runs, slowness }: Round,
): Promise<Map<string, Openings>> {
  const { context } = measured.browser;
  const inTurn = async <T>(open: (place: Place) => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (const place of places) {
      await place.prepare?.();
      await putToSleep(measured);
      results.push(await open(place));
    }
    return results;
  };
  const files = await inTurn((place) => listFiles(context, place.extensionId, place));
  const rounds: number[][] = [];
  for (let run = 0; run < runs; run += 1)
    rounds.push(
      await inTurn(async (place) => (await timeOpening(context, place.extensionId, place, slowness)).rowAt),
    );
  return new Map(
    places.map(({ name }, index) => [
      name,
      { rowsAt: rounds.flatMap((round) => round[index] ?? []), files: files[index] ?? [] },
    ]),
  );
}
