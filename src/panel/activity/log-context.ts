import { useMemo } from 'react';
import type { Activity } from '../../core/activity/activity';
import { readFormFields } from '../../core/crm/connector-description';
import type { FieldProblem } from '../../core/forms/field';
import type { LogField } from '../../core/crm/log-field';
import { getLogContext, type LogLookup } from '../../actions/activity/load-log-context';
import { useQuery, type Query } from '../shared/request';
import { usePanel } from '../app/store';

type Subject = Pick<Activity, 'id' | 'kind'>;

/** What a log form needs to know beyond the activity. */
export interface LogContext extends Omit<LogLookup, 'platform'> {
  readonly fields: readonly LogField[];
  readonly newContactFields: readonly LogField[];
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  readonly canCreateContact: boolean;
  readonly refused: readonly FieldProblem[];
}

/** Loaded when the form opens. */
export function useLogContext(subject: Subject): Query<Subject, LogContext> {
  const { output: lookup, ...asked } = useQuery(lookUp, subject);
  const canCreateContact = usePanel(
    (state) => state.connection?.capabilities.interfaces.includes('createContact') ?? false,
  );
  const { kind } = subject;
  const output = useMemo(() => {
    if (!lookup) return undefined;
    const { platform = {}, ...found } = lookup;
    return { ...found, ...readFormFields(platform, kind === 'call' ? 'call' : 'message'), canCreateContact };
  }, [lookup, kind, canCreateContact]);
  return { ...asked, output };
}

function lookUp({ id }: Subject): Promise<LogLookup> {
  return getLogContext(id);
}
