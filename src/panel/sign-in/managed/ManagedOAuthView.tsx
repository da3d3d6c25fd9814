import { useCallback, useState } from 'react';
import type { JsonObject } from '../../../core/basics/json';
import { readManagedOAuth, type ManagedOAuth } from '../../../core/sign-in/managed-oauth';
import { hostOf } from '../../../core/basics/url';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { askServer } from '../../../actions/crm/ask-server';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ManagedOAuthForm } from './ManagedOAuthForm';
import { ManagedOAuthState } from './ManagedOAuthState';

const answers = recentAnswers<ManagedOAuth>();

/** An OAuth app of the organisation's own, replacing the connector's. */
export function ManagedOAuthView({ platform }: { platform: JsonObject }) {
  const name = usePanel((state) => state.connection?.platform ?? '');
  const host = usePanel((state) => hostOf(state.connection?.serverUrl ?? ''));
  const ask = useCallback(
    () => askServer('managedOAuthState', { query: { platform: name } }, readManagedOAuth),
    [name],
  );
  const { output, problem, isLoading, reload } = useRecentQuery(answers, ask, undefined);
  if (problem?.code === 'missing_route') {
    return (
      <EmptyState icon="lock" title={say('managed_oauth_old_title', host)}>
        {say('managed_oauth_old_help')}
      </EmptyState>
    );
  }
  return (
    <>
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {!output && isLoading && <Skeleton label={say('loading')} rows={4} />}
      {output && (
        <Managed key={output.state} managed={output} platform={platform} onChanged={() => reload()} />
      )}
    </>
  );
}

interface ManagedProps {
  managed: ManagedOAuth;
  platform: JsonObject;
  onChanged: () => void;
}

/** Values in use must be removed before others can be entered; until then the server would ignore new ones. */
function Managed({ managed, platform, onChanged }: ManagedProps) {
  const [isEditing, setEditing] = useState(managed.state === 'none');
  return isEditing ? (
    <ManagedOAuthForm
      managed={managed}
      platform={platform}
      onSaved={() => {
        setEditing(false);
        onChanged();
      }}
    />
  ) : (
    <ManagedOAuthState managed={managed} onChange={() => setEditing(true)} onRemoved={onChanged} />
  );
}
