import { useMemo, useState } from 'react';
import { isObject, type JsonObject } from '../../../core/basics/json';
import type { ManagedOAuth } from '../../../core/sign-in/managed-oauth';
import { secretKeys } from '../../../core/forms/secrets';
import { useDraftKeeper } from '../../shared/draft';
import type { FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemSummary } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { firstValues, managedOAuthForm } from './managed-oauth-form';
import { filledValues } from './managed-target';

interface ManagedOAuthFormProps {
  managed: ManagedOAuth;
  platform: JsonObject;
  onSaved: () => void;
}

/** The organisation's own OAuth app; the server keeps the values until a first sign-in succeeds with them. */
export function ManagedOAuthForm({ managed, platform, onSaved }: ManagedOAuthFormProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const language = usePanel((state) => state.language);
  const isOnline = usePanel((state) => state.isOnline);
  const formName = `managed-oauth:${connectorId}`;
  const draft = usePanel((state) => state.drafts[formName]?.value);
  const [values, setValues] = useState<FormValues>(() =>
    isObject(draft) ? { ...draft } : firstValues(managed, platform),
  );
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const keeper = useDraftKeeper(formName);
  const save = useAction('askServer');
  // The titles depend on the language.
  const form = useMemo(() => ({ language, ...managedOAuthForm() }), [language]);
  const change = (next: FormValues) => {
    setValues(next);
    const secrets = new Set(secretKeys(form));
    keeper.keep(Object.fromEntries(Object.entries(next).filter(([key]) => !secrets.has(key))));
  };
  const submit = async (typed: FormValues) => {
    keeper.flush();
    const body = { values: filledValues(typed) };
    if (!(await save.run({ route: 'cacheManagedOAuth', query: {}, body }))) return;
    keeper.discard();
    onSaved();
  };
  return (
    <Section>
      <p className="managed-help">{say('managed_oauth_help', crm)}</p>
      <p className="managed-help">{say('managed_oauth_waits')}</p>
      {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
      <LazySchemaForm
        id={formName}
        form={form}
        value={values}
        onChange={change}
        onSubmit={(typed) => void submit(typed)}
        onProblems={setProblems}
        refusals={refusalsOf(save.problem)}
      />
      {problems.length > 0 && (
        <output className="managed-problems">
          <ProblemSummary problems={problems} />
        </output>
      )}
      <Button
        type="submit"
        form={formName}
        busy={save.isRunning}
        unavailable={isOnline ? undefined : say('offline_reason')}
      >
        {say('save')}
      </Button>
    </Section>
  );
}
