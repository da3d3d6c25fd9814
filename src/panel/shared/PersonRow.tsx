import type { ReactNode } from 'react';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import type { ListedProps } from '../ui/LongList';
import { Row } from '../ui/Row';
import { say, type WordKey } from '../app/words';

interface PersonRowProps extends ListedProps {
  readonly name: string;
  /** Distinguishes two people with the same name. */
  readonly text: string;
  /** Label of the button for screen readers; `$1` is the name. */
  readonly editWords: WordKey;
  readonly onEdit: () => void;
  /** What is known about the person, as tags. */
  readonly children: ReactNode;
}

/** One person in a long list, with a button to change what is set for them. */
export function PersonRow({
  name,
  text,
  editWords,
  onEdit,
  index,
  count,
  measure,
  children,
}: PersonRowProps) {
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      lead={<Avatar name={name} />}
      title={name}
      text={text || undefined}
      trail={
        <Button variant="quiet" size="small" aria-label={say(editWords, name)} onClick={onEdit}>
          {say('mapping_edit_short')}
        </Button>
      }
    >
      {children}
    </Row>
  );
}
