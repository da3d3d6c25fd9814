import { memo } from 'react';
import { PersonRow } from '../../shared/PersonRow';
import { usePanel } from '../../app/store';
import type { ListedProps } from '../../ui/LongList';
import { Tag } from '../../ui/Tag';
import { Tags } from '../../ui/Tags';
import { say } from '../../app/words';
import type { ManagedRow as Person } from './managed-people';

interface PersonListRowProps extends ListedProps {
  readonly row: Person;
  /** Number of fields to fill in. */
  readonly fields: number;
  readonly onChoose: (id: string) => void;
}

/** One person. Paints again only when something in it changes, because the list may be long. */
export const PersonListRow = memo(function PersonListRow(props: PersonListRowProps) {
  const { row, fields, onChoose, ...listed } = props;
  // A memoised row must notice a change of language.
  usePanel((state) => state.language);
  const { size } = row.stored;
  return (
    <PersonRow
      {...listed}
      name={row.name}
      text={[row.number, row.email].filter(Boolean).join(' · ')}
      editWords="managed_edit_person"
      onEdit={() => onChoose(row.id)}
    >
      <Tags>
        {size > 0 && (
          <Tag tone={size >= fields ? 'ok' : 'wait'}>{say('managed_filled_of', size, fields)}</Tag>
        )}
        {!row.isThere && <Tag tone="bad">{say('managed_left')}</Tag>}
      </Tags>
    </PersonRow>
  );
});
