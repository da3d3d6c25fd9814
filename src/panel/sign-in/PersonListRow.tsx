import { memo } from 'react';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import type { ListedProps } from '../ui/LongList';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { say } from '../words';
import type { PersonRow } from './managed-people';

interface PersonListRowProps extends ListedProps {
  readonly row: PersonRow;
  /** How many fields there are to fill in. */
  readonly fields: number;
  readonly onChoose: (id: string) => void;
}

/** One person. It paints again only when something in it changes: the list may be long. */
export const PersonListRow = memo(function PersonListRow(props: PersonListRowProps) {
  const { row, fields, index, count, measure, onChoose } = props;
  const { size } = row.stored;
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      lead={<Avatar name={row.name} />}
      title={row.name}
      text={[row.number, row.email].filter(Boolean).join(' · ') || undefined}
      trail={
        <Button
          variant="quiet"
          size="small"
          aria-label={say('managed_edit_person', row.name)}
          onClick={() => onChoose(row.id)}
        >
          {say('mapping_edit_short')}
        </Button>
      }
    >
      <span className="tags">
        {size > 0 && (
          <Tag tone={size >= fields ? 'ok' : 'wait'}>{say('managed_filled_of', size, fields)}</Tag>
        )}
        {!row.isThere && <Tag tone="bad">{say('managed_left')}</Tag>}
      </span>
    </Row>
  );
});
