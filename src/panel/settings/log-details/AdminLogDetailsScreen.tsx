import { useMemo } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import { usePanel } from '../../app/store';
import { AdminSettingsForm } from '../admin/AdminSettingsForm';
import { groupTitle } from '../setting-words';
import { adminGroups } from './admin-groups';
import type { FormValues } from '../../forms/form-values';
import { LogPreview } from './LogPreview';

/** What everybody's logs say: a value and a lock for each line, and what comes of them for people who chose nothing. */
export function AdminLogDetailsScreen() {
  const admin = usePanel((state) => state.settingRecords.admin);
  const groups = useMemo(() => adminGroups(admin), [admin]);
  return (
    <AdminSettingsForm
      groups={groups}
      only={{ title: groupTitle('logDetails'), draft: draftName.logDetails }}
      beside={Preview}
    />
  );
}

function Preview({ values }: { values: FormValues }) {
  return <LogPreview settings={values} isAnalysed />;
}
