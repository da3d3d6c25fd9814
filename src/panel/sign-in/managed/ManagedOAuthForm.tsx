import { useMemo, useState } from 'react';
import { isObject, type JsonObject } from '../../../core/basics/json';
import type { ManagedOAuth } from '../../../core/sign-in/managed-oauth';
import * as draftName from '../../../core/forms/draft-name';
import { secretKeys } from '../../../core/forms/secrets';
import { useDraft } from '../../shared/use-draft';
import type { FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemSummary, SeveralProblems } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
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
  const formName = draftName.managedOAuth(connectorId);
  // The titles depend on the language.
  const form = useMemo(() => ({ language, ...managedOAuthForm() }), [language]);
  const secrets = useMemo(() => new Set(secretKeys(form)), [form]);
  const draft = useDraft(formName, secrets);
  const [values, setValues] = useState<FormValues>(() =>
    isObject(draft.kept) ? { ...draft.kept } : firstValues(managed, platform),
  );
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const save = useAction('askServer');
  const change = (next: FormValues) => {
    setValues(next);
    draft.keep(next);
  };
  const submit = async (typed: FormValues) => {
    draft.flush();
    const body = { values: filledValues(typed) };
    if (!(await save.run({ route: 'cacheManagedOAuth', query: {}, body }))) return;
    draft.discard();
    onSaved();
  };
  return (
    <Section>
      <SmallText>{say('managed_oauth_help', crm)}</SmallText>
      <SmallText>{say('managed_oauth_waits')}</SmallText>
      {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
      <SeveralProblems problems={problems} />
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
        <output className="managed-problems" data-tone="bad">
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
