import { hashOf } from '../../app/route';
import { say, sayCount } from '../../app/words';
import { EmptyState } from '../../ui/EmptyState';
import { LiveRegion } from '../../ui/LiveRegion';
import { SearchField } from '../../ui/SearchField';
import { SmallText } from '../../ui/SmallText';

interface AdminSearchProps {
  readonly query: string;
  readonly found: number;
  readonly onQuery: (query: string) => void;
}

/** A search over all settings of the screen; before one, what has a screen of its own. */
export function AdminSearch({ query, found, onQuery }: AdminSearchProps) {
  const asked = query.trim();
  return (
    <>
      <SearchField
        label={say('settings_search')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <LiveRegion text={asked === '' ? '' : sayCount('defaults_found', found)} />
      {asked === '' && (
        <SmallText>
          <a href={hashOf({ screen: 'admin_differences' })}>{say('differences_title')}</a>
        </SmallText>
      )}
      {asked !== '' && found === 0 && (
        <EmptyState icon="find" title={say('search_empty_title', asked)}>
          {say('settings_search_none_help')}
        </EmptyState>
      )}
    </>
  );
}
