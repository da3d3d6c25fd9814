import { useMemo, useState } from 'react';
import { describeMappings, reassign, withChanges, type MappedUser } from '../../core/user-mapping';
import { useAction, useAsked } from '../request';
import { loadMapping } from './load-mapping';

/** The mapping as the server gave it, with what was saved here since. */
export function useMapping() {
  const asked = useAsked(loadMapping, { restart: false });
  const save = useAction('saveAdminRecords');
  const [changed, setChanged] = useState<{ of: unknown; mapped: readonly MappedUser[] }>();
  const { output } = asked;
  const mapped = useMemo(
    () => (changed && changed.of === output ? changed.mapped : (output?.mapped ?? [])),
    [changed, output],
  );
  const extensions = useMemo(() => output?.extensions ?? [], [output]);
  const rows = useMemo(() => describeMappings(mapped, extensions), [mapped, extensions]);
  const saveUser = async (userId: string, extensionIds: readonly string[]): Promise<boolean> => {
    const changes = reassign(mapped, userId, extensionIds);
    const saved = await save.run({
      column: 'userMappings',
      records: Object.fromEntries(
        changes.map((change) => [
          change.user.id,
          { displayName: change.user.name, record: { rcExtensionId: change.extensionIds } },
        ]),
      ),
    });
    if (saved) setChanged({ of: output, mapped: withChanges(mapped, changes) });
    return saved !== undefined;
  };
  return { asked, rows, mapped, extensions, save, saveUser };
}
