import { useCallback } from 'react';
import type { LogLookup } from '../../../actions/activity/load-log-context';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { fail } from '../../../core/basics/problem';
import type { Contact } from '../../../core/crm/contact';
import * as draftName from '../../../core/forms/draft-name';
import { activities } from '../../../storage/activity/activities';
import { drafts } from '../../../storage/basics/drafts';
import { readItem } from '../../../storage/basics/item';
import { usePanelStore } from '../../app/store';
import { fillQuickForm } from '../list/quick-log';
import { contextOf } from '../log-context';
import { useLogSaver } from '../use-log-save';

/** Logs one of several with the contact that was chosen for all, and with what was typed for it. */
export function useLogTogether(): (line: ActivityLine, contact: Contact, lookup: LogLookup) => Promise<void> {
  const save = useLogSaver();
  const store = usePanelStore();
  return useCallback(
    async ({ id }, contact, lookup) => {
      const [activity, kept] = await Promise.all([activities.get(id), readItem(drafts)]);
      if (!activity) return fail('not_found');
      const context = contextOf(lookup, activity, store.getState().settingRecords);
      const draft = kept[draftName.log(id)]?.value;
      const { form, missing } = fillQuickForm(activity, draft, context, { contact });
      if (missing.length > 0) return fail('field_missing', { missing: [...missing] });
      return save({ activityId: id, form, isUpdate: false });
    },
    [save, store],
  );
}
