import type { UserMapping } from '../../../core/crm/user-mapping';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';

/** The extensions of a CRM user, and how they were matched. */
export function MatchTags({ row: { extensions, kind } }: { row: UserMapping }) {
  return (
    <>
      {extensions.map(({ id, name, number, takesCalls }) => (
        <Tag key={id} tone={takesCalls ? 'accent' : 'wait'}>
          {number === '' ? name : say('mapping_extension', name, number)}
        </Tag>
      ))}
      <Tag tone={kind === 'none' ? 'wait' : 'plain'}>{say(`mapping_kind_${kind}`)}</Tag>
    </>
  );
}
