import { useMemo, useState } from 'react';
import { withFields } from '../../../core/settings/admin-column';
import * as draftName from '../../../core/forms/draft-name';
import { describeMappings, reassign, withChanges } from '../../../core/crm/user-mapping';
import { saveAdminRecords } from '../../../actions/settings/save-admin-records';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { useAttempt } from '../../shared/request';
import { loadMapping, type Mapping } from './load-mapping';

const mappings = recentAnswers<Mapping>();

const nothing: Pick<Mapping, 'mapped' | 'records'> = { mapped: [], records: {} };

/** The mapping from the server, with what was saved here since. */
export function useMapping() {
  const asked = useRecentQuery(mappings, loadMapping, { restart: false });
  const save = useAttempt(saveAdminRecords);
  const [changed, setChanged] = useState<{ of: unknown } & Pick<Mapping, 'mapped' | 'records'>>();
  const { output } = asked;
  const { mapped, records } = changed && changed.of === output ? changed : (output ?? nothing);
  const extensions = useMemo(() => output?.extensions ?? [], [output]);
  const rows = useMemo(() => describeMappings(mapped, extensions), [mapped, extensions]);
  const saveUser = async (userId: string, extensionIds: readonly string[]): Promise<boolean> => {
    const changes = reassign(mapped, userId, extensionIds);
    const saved = await save.run({
      column: 'userMappings',
      changes: Object.fromEntries(
        changes.map((change) => [
          change.user.id,
          {
            displayName: change.user.name,
            change: (before: unknown) => withFields(before, { rcExtensionId: change.extensionIds }),
          },
        ]),
      ),
      seen: records,
      draft: draftName.userMapping,
    });
    if (saved)
      setChanged({
        of: output,
        mapped: withChanges(mapped, changes),
        records: { ...records, ...saved.output },
      });
    return saved !== undefined;
  };
  return { asked, rows, mapped, extensions, save, saveUser };
}
