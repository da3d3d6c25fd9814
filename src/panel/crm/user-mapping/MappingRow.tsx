import { memo } from 'react';
import type { UserMapping } from '../../../core/crm/user-mapping';
import { PersonRow } from '../../shared/PersonRow';
import { usePanel } from '../../app/store';
import type { ListedProps } from '../../ui/LongList';
import { MatchTags } from './MatchTags';

interface MappingRowProps extends ListedProps {
  readonly row: UserMapping;
  readonly onEdit: (userId: string) => void;
}

/** One CRM user. Paints again only when something in it changes, because the list may be long. */
export const MappingRow = memo(function MappingRow({ row, onEdit, ...listed }: MappingRowProps) {
  // A memoised row must notice a change of language.
  usePanel((state) => state.language);
  const { user } = row;
  return (
    <PersonRow
      {...listed}
      name={user.name}
      text={user.email}
      editWords="mapping_edit"
      onEdit={() => onEdit(user.id)}
    >
      <MatchTags row={row} />
    </PersonRow>
  );
});
