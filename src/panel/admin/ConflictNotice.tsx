import { findDifferences, type EntryDifference } from '../../core/admin-difference';
import type { AdminWrite } from '../../core/admin-write';
import type { Field } from '../../core/field';
import { ProblemNotice } from '../ProblemNotice';
import { useAction } from '../request';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { say } from '../words';
import { plainValue } from './plain-value';
import './admin.css';

interface ConflictNoticeProps {
  pluginId: string;
  /** The plugin's fields where they are known, for their names and options. */
  fields: readonly Field[];
}

/** What another admin's panel has overwritten, with both values; one of them is to stand. */
export function ConflictNotice({ pluginId, fields }: ConflictNoticeProps) {
  const write = usePanel((state) => state.adminWrites[pluginId]);
  const settle = useAction('settleConflict');
  if (!write?.conflict) return null;
  return (
    <>
      <Notice
        tone="bad"
        role="alert"
        title={say('conflict_title')}
        actions={
          <>
            <Button
              size="small"
              busy={settle.isRunning}
              onClick={() => void settle.run({ pluginId, keep: 'mine' })}
            >
              {say('conflict_put_back')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              busy={settle.isRunning}
              onClick={() => void settle.run({ pluginId, keep: 'theirs' })}
            >
              {say('conflict_keep_theirs')}
            </Button>
          </>
        }
      >
        <Differences write={write} fields={fields} />
      </Notice>
      {settle.problem && <ProblemNotice problem={settle.problem} />}
    </>
  );
}

function Differences({ write, fields }: { write: AdminWrite; fields: readonly Field[] }) {
  return (
    <table className="conflict">
      <thead>
        <tr>
          <th scope="col" className="visually-hidden">
            {say('change_fields')}
          </th>
          <th scope="col">{say('conflict_mine')}</th>
          <th scope="col">{say('conflict_theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {findDifferences(write.written, write.conflict?.theirs).map((difference) => (
          <tr key={JSON.stringify(difference.what)}>
            <th scope="row">{nameOf(difference, fields)}</th>
            <td>{sideWords(difference, 'mine', fields)}</td>
            <td>{sideWords(difference, 'theirs', fields)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ what }: EntryDifference, fields: readonly Field[]): string {
  if (what === 'installed') return say('conflict_installed');
  if (what === 'version') return say('change_version');
  return fields.find((field) => field.key === what.field)?.title ?? what.field;
}

function sideWords(difference: EntryDifference, side: 'mine' | 'theirs', fields: readonly Field[]): string {
  const { what } = difference;
  const field = typeof what === 'object' ? fields.find(({ key }) => key === what.field) : undefined;
  const words = plainValue(difference[side], field);
  const isLocked = side === 'mine' ? difference.isLockedByMe : difference.isLockedByThem;
  return isLocked ? say('conflict_locked', words) : words;
}
