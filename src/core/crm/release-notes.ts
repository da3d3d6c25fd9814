import { entriesOf, isObject } from '../basics/json';
import { plainText } from '../basics/text';

/** What a server's maker says of one version (GET /releaseNotes). */
export interface ReleaseNotes {
  readonly version: string;
  readonly notes: readonly { readonly kind: string; readonly text: string }[];
}

const mostVersions = 10;
const mostNotes = 30;

/** Of all connectors and of this one, newest first; `undefined` when it is no such answer. */
export function readReleaseNotes(body: unknown, platform: string): ReleaseNotes[] | undefined {
  if (!isObject(body)) return undefined;
  return entriesOf(body)
    .map(([version, parts]) => ({
      version: plainText(version, 40),
      notes: ['global', platform].flatMap((part) => notesIn(parts, part)).slice(0, mostNotes),
    }))
    .filter(({ version, notes }) => version !== '' && notes.length > 0)
    .toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
    .slice(0, mostVersions);
}

function notesIn(parts: unknown, part: string): { kind: string; text: string }[] {
  const list = isObject(parts) && Object.hasOwn(parts, part) ? parts[part] : undefined;
  return (Array.isArray(list) ? list.slice(0, mostNotes) : []).filter(isObject).flatMap((note) => {
    const text = plainText(note['description'], 1000);
    return text === '' ? [] : [{ kind: plainText(note['type'], 40), text }];
  });
}
