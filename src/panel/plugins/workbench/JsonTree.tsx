import { isObject } from '../../../core/basics/json';
import { say, sayCount } from '../../app/words';

/** More entries of one object or list are not painted. */
const mostEntries = 200;
/** Parts below this depth are closed at first. */
const openDepth = 2;

/** JSON as a tree whose parts can be closed. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <ul className="json-tree">
      <Branch name={undefined} value={value} depth={0} />
    </ul>
  );
}

interface BranchProps {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly depth: number;
}

function Branch({ name, value, depth }: BranchProps) {
  const label = name === undefined ? null : <span className="json-key">{name}: </span>;
  if (!Array.isArray(value) && !isObject(value))
    return (
      <li>
        {label}
        <span data-kind={value === null ? 'null' : typeof value}>{JSON.stringify(value)}</span>
      </li>
    );
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item])
    : Object.entries(value);
  return (
    <li>
      <details open={depth < openDepth}>
        <summary>
          {label}
          {sayCount(Array.isArray(value) ? 'json_items' : 'json_keys', entries.length)}
        </summary>
        <ul className="json-tree">
          {entries.slice(0, mostEntries).map(([key, part]) => (
            <Branch key={key} name={key} value={part} depth={depth + 1} />
          ))}
          {entries.length > mostEntries && <li>{say('json_more', entries.length - mostEntries)}</li>}
        </ul>
      </details>
    </li>
  );
}
