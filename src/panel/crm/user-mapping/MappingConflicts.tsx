import { useEffect, useRef } from 'react';
import { isOverwritten } from '../../../core/plugins/admin-difference';
import type { Extension } from '../../../core/basics/extension';
import { OverwrittenNotice } from '../../shared/OverwrittenNotice';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';

interface MappingConflictsProps {
  extensions: readonly Extension[];
  /** The last conflict was settled, so what is shown may be outdated. */
  onSettled: () => void;
}

/** CRM users whose extensions another admin has changed after this one. */
export function MappingConflicts({ extensions, onSettled }: MappingConflictsProps) {
  const writes = usePanel((state) => state.adminWrites);
  const own = Object.values(writes).filter(({ column }) => column === 'userMappings');
  const count = own.filter(isOverwritten).length;
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current) onSettled();
    before.current = count;
  }, [count, onSettled]);
  const nameOf = (id: unknown) => extensions.find((extension) => extension.id === id)?.name ?? String(id);
  return (
    <OverwrittenNotice
      writes={own}
      nameOf={(_, write) => write.displayName}
      wordsOf={(value) =>
        Array.isArray(value) && value.length > 0 ? value.map(nameOf).join(', ') : say('mapping_nobody')
      }
    />
  );
}
