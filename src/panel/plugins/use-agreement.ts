import { useMemo } from 'react';
import { readAgreement, type Agreement } from '../../core/plugins/agreement';
import { usePanel } from '../app/store';

/** What admins agreed to for a plugin; `undefined` where none was asked. */
export function useAgreement(pluginId: string): Agreement | undefined {
  const admin = usePanel((state) => state.settingRecords.admin);
  return useMemo(() => readAgreement(admin, pluginId), [admin, pluginId]);
}
