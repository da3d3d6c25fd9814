import { useDeferredValue, useMemo, useState } from 'react';
import type { Extension } from '../../../core/basics/extension';
import { indexRows } from '../../shared/fuzzy-search';
import { LiveRegion } from '../../ui/LiveRegion';
import { SearchField } from '../../ui/SearchField';
import { SmallText } from '../../ui/SmallText';
import { say, sayCount } from '../../app/words';

/** Further matches are found by typing more. */
const mostShown = 6;

interface ExtensionSearchProps {
  extensions: readonly Extension[];
  chosen: readonly string[];
  /** Names of the CRM users who have an extension, by extension id. */
  owners: ReadonlyMap<string, string>;
  onChoose: (id: string) => void;
}

/** Finds an extension by name, number or e-mail address and adds it. */
export function ExtensionSearch({ extensions, chosen, owners, onChoose }: ExtensionSearchProps) {
  const [query, setQuery] = useState('');
  const needle = useDeferredValue(query);
  const search = useMemo(
    () =>
      indexRows(
        extensions.filter(({ takesCalls }) => takesCalls),
        ({ name, number, email }) => [name, number, email].join(' · '),
      ),
    [extensions],
  );
  const found = useMemo(
    () => (needle.trim() === '' ? [] : search(needle).filter(({ id }) => !chosen.includes(id))),
    [search, needle, chosen],
  );
  const more = found.length - mostShown;
  return (
    <div className="mapping-search">
      <SearchField
        label={say('mapping_add')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <LiveRegion text={needle === '' ? '' : sayCount('mapping_extensions_found', found.length)} />
      {found.length > 0 && (
        <ul aria-label={say('mapping_results')}>
          {found.slice(0, mostShown).map(({ id, name, number, email }) => (
            <li key={id}>
              <button
                type="button"
                className="mapping-option"
                onClick={() => {
                  onChoose(id);
                  setQuery('');
                }}
              >
                <strong>{number === '' ? name : say('mapping_extension', name, number)}</strong>
                <span>{owners.has(id) ? say('mapping_owned', owners.get(id) ?? '') : email}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {needle.trim() !== '' && found.length === 0 && <p>{say('mapping_none_found')}</p>}
      {more > 0 && <SmallText>{sayCount('mapping_more', more)}</SmallText>}
    </div>
  );
}
