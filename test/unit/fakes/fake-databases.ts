import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { readStage } from './stage';

/** Knows what is open, as the browser does. */
class WatchedFactory extends IDBFactory {
  override open(name: string, version?: number): IDBOpenDBRequest {
    const request = super.open(name, version);
    request.addEventListener('success', (event) =>
      readStage().closings.push(() => {
        // Of the library's own class, which it does not export.
        const closed: Event = Reflect.construct(event.constructor, ['close']);
        request.result.dispatchEvent(closed);
      }),
    );
    return request;
  }
}

/**
 * Empty IndexedDB in memory. Whoever has a database of before open is told that it was closed, as when a person
 * clears the browser's data; not so if these are `besides` those.
 */
export function installDatabases({ besides }: { besides: boolean }): void {
  const closings = readStage().closings.splice(0);
  if (!besides) for (const close of closings) close();
  vi.stubGlobal('indexedDB', new WatchedFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
}
