import { useMemo } from 'react';
import type { Activity } from '../../core/activity/activity';
import { readFormFields } from '../../core/crm/connector-description';
import { occasionOf, storedSetting, type SettingsForFields } from '../../core/crm/setting-defaults';
import type { FieldProblem } from '../../core/forms/field';
import type { LogField } from '../../core/crm/log-field';
import { getLogContext, type LogLookup, type Unrecorded } from '../../actions/activity/load-log-context';
import { recentAnswers } from '../shared/recent-answers';
import { useRecentQuery } from '../shared/recent-query';
import type { Query } from '../shared/request';
import { usePanel, type PanelState } from '../app/store';

type SettingRecords = PanelState['settingRecords'];
type Subject = Pick<Activity, 'id' | 'kind' | 'call'>;

interface Lookup {
  readonly id: string;
  /** Of all activities. */
  readonly revision: number;
  /** Of a call that is still on. */
  readonly unrecorded?: Unrecorded;
}

/** What a log form needs to know beyond the activity. */
export interface LogContext extends Omit<LogLookup, 'platform'> {
  readonly fields: readonly LogField[];
  readonly newContactFields: readonly LogField[];
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  readonly canCreateContact: boolean;
  readonly refused: readonly FieldProblem[];
  /** Settings of the CRM from which fields take their defaults. */
  readonly settings: SettingsForFields;
}

const lookups = recentAnswers<LogLookup>(isWhole);

/**
 * Loaded when the form opens; a log that has arrived since may have made a contact.
 * @param isCurrent the call is still on, so that no record of it is there
 */
export function useLogContext({ id, kind, call }: Subject, isCurrent = false): Query<Lookup, LogContext> {
  const revision = usePanel((state) => state.activitySummary.revision);
  const unrecorded = isCurrent && call && { call };
  const input: Lookup = { id, revision, ...(unrecorded && { unrecorded }) };
  const { output: lookup, ...asked } = useRecentQuery(lookups, lookUp, input);
  const canCreateContact = usePanel(
    (state) => state.connection?.capabilities.interfaces.includes('createContact') ?? false,
  );
  const records = usePanel((state) => state.settingRecords);
  const output = useMemo(
    () => lookup && { ...contextOf(lookup, { kind, call }, records), canCreateContact },
    [lookup, kind, call, canCreateContact, records],
  );
  return { ...asked, output };
}

/** What was looked up, for an activity of this kind. */
export function contextOf(
  { platform = {}, ...found }: LogLookup,
  { kind, call }: Pick<Activity, 'kind' | 'call'>,
  records: SettingRecords,
): Omit<LogContext, 'canCreateContact'> {
  const fields = readFormFields(platform, kind === 'call' ? 'call' : 'message');
  const settings = {
    occasion: occasionOf({ kind, call }),
    valueOf: (key: string) => storedSetting(records, key),
  };
  return { ...found, ...fields, settings };
}

/** What a log to a contact that is chosen needs to know; that contacts have the number is no matter. */
export function useLogLookup(id: string): Query<Lookup, LogLookup> {
  return useRecentQuery(lookups, lookUp, {
    id,
    revision: usePanel((state) => state.activitySummary.revision),
  });
}

function lookUp({ id, unrecorded }: Lookup): Promise<LogLookup> {
  return getLogContext(id, unrecorded);
}

function isWhole({ problem, members }: LogLookup): boolean {
  return problem === undefined && members.every(({ contacts }) => contacts !== undefined);
}
