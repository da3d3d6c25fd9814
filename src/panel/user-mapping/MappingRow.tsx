import { memo } from 'react';
import type { UserMapping } from '../../core/user-mapping';
import { usePanel } from '../store';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import type { ListedProps } from '../ui/LongList';
import { Row } from '../ui/Row';
import { say } from '../words';
import { MatchTags } from './MatchTags';

interface MappingRowProps extends ListedProps {
  readonly row: UserMapping;
  readonly onEdit: (userId: string) => void;
}

/** One CRM user. It paints again only when something in it changes: the list may be long. */
export const MappingRow = memo(function MappingRow({ row, index, count, measure, onEdit }: MappingRowProps) {
  // It keeps what it painted: another language is heard of here.
  usePanel((state) => state.language);
  const { user } = row;
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      lead={<Avatar name={user.name} />}
      title={user.name}
      text={user.email || undefined}
      trail={
        <Button
          variant="quiet"
          size="small"
          aria-label={say('mapping_edit', user.name)}
          onClick={() => onEdit(user.id)}
        >
          {say('mapping_edit_short')}
        </Button>
      }
    >
      <MatchTags row={row} />
    </Row>
  );
});
