import type { Absence } from '../../core/directory/absence';
import { Tag } from '../ui/Tag';
import { say } from '../app/words';

/** Why the directory does not show an installed plugin. It runs on, so none of them is an alarm. */
export function AbsenceTag({ absence }: { absence: Absence }) {
  return <Tag tone="wait">{say(`absence_${absence}_title`)}</Tag>;
}
