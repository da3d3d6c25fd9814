import { useMemo, useState } from 'react';
import { isObject } from '../../core/basics/json';
import * as draftName from '../../core/forms/draft-name';
import type { LoggingFields } from '../../core/server-logging/logging-fields';
import { call } from '../../protocol/client';
import { useConnectorPlatform } from '../shared/connector-manifest';
import { useDraft } from '../shared/use-draft';
import type { FormValues } from '../forms/form-values';
import { LazySchemaForm } from '../forms/LazySchemaForm';
import { refusalsOf } from '../forms/refusals';
import { ProblemNotice } from '../shared/ProblemNotice';
import { recentAnswers } from '../shared/recent-answers';
import { useRecentQuery } from '../shared/recent-query';
import { useAction } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../app/words';
import { loggingForm, loggingSecrets, removableSecrets } from './logging-form';

const formName = draftName.loggingFields;
const fieldAnswers = recentAnswers<LoggingFields>();
const getFields = () => call('getLoggingFields', {});

/** The CRM account with which the service logs, as the connector asks for it. */
export function LoggingFieldsForm({ declared }: { declared: readonly unknown[] }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const secrets = useMemo(() => loggingSecrets(declared), [declared]);
  const draft = useDraft(formName, secrets);
  const stored = useRecentQuery(fieldAnswers, getFields, undefined);
  const save = useAction('saveLoggingFields');
  const [edited, setEdited] = useState<FormValues | undefined>(() =>
    isObject(draft.kept) ? { ...draft.kept } : undefined,
  );
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [wasSaved, setSaved] = useState(false);
  // After a save the form starts afresh, so that typed secrets leave it.
  const [round, setRound] = useState(0);
  const kept = stored.output?.kept;
  const form = useMemo(
    () =>
      loggingForm(
        declared,
        (kept ?? []).filter((key) => !removed.includes(key)),
      ),
    [declared, kept, removed],
  );
  const notes = Object.fromEntries(
    removableSecrets(declared, kept ?? []).map((key) => {
      const isRemoved = removed.includes(key);
      const toggle = () => {
        setSaved(false);
        setRemoved(isRemoved ? removed.filter((other) => other !== key) : [...removed, key]);
      };
      const action = (
        <Button variant="text" size="small" onClick={toggle}>
          {say(isRemoved ? 'logging_fields_keep' : 'logging_fields_remove')}
        </Button>
      );
      return [key, { action, ...(isRemoved && { hint: say('logging_fields_removed') }) }];
    }),
  );
  const change = (next: FormValues) => {
    setSaved(false);
    setEdited(next);
    draft.keep(next);
  };
  const submit = async (values: FormValues) => {
    draft.flush();
    if (!(await save.run({ values, ...(removed.length > 0 && { remove: [...removed] }) }))) return;
    draft.discard();
    setEdited(undefined);
    setRemoved([]);
    setRound(round + 1);
    setSaved(true);
    stored.reload();
  };
  const isOAuth = isOAuthPlatform(useConnectorPlatform());
  return (
    <Card title={say('logging_fields_title', crm)} icon="lock">
      <div className="server-logging-card">
        <p>{say('logging_fields_help')}</p>
        {stored.problem && (
          <ProblemNotice
            asksCrm
            problem={stored.problem}
            onRetry={() => stored.reload()}
            isRetrying={stored.isLoading}
          />
        )}
        {!stored.output && stored.isLoading && <Skeleton label={say('loading')} rows={2} />}
        {stored.output && (
          <>
            <LazySchemaForm
              key={round}
              id={formName}
              form={form}
              value={edited ?? { ...stored.output.values }}
              onChange={change}
              onSubmit={(values) => void submit(values)}
              notes={notes}
              refusals={refusalsOf(save.problem)}
            />
            {save.problem && (
              <ProblemNotice
                asksCrm
                problem={save.problem}
                kept={
                  save.problem.code === 'refused' && !isOAuth
                    ? `${say('logging_fields_oauth_only', crm)} ${say('kept_typed')}`
                    : say('kept_typed')
                }
              />
            )}
            {wasSaved && (
              <Notice tone="ok">
                <output>{say('logging_fields_saved')}</output>
              </Notice>
            )}
            <Button
              type="submit"
              form={formName}
              variant="quiet"
              busy={save.isRunning}
              unavailable={edited === undefined && removed.length === 0 ? say('config_unchanged') : undefined}
            >
              {say('logging_fields_save')}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}

function isOAuthPlatform(platform: unknown): boolean {
  return isObject(platform) && isObject(platform['auth']) && platform['auth']['type'] === 'oauth';
}
