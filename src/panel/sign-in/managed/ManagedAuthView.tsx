import { useState } from 'react';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { StaleNotice } from '../../shared/StaleNotice';
import { usePanel } from '../../app/store';
import { ChipGroup } from '../../ui/Chips';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { EmptyState } from '../../ui/EmptyState';
import { LongListFrame } from '../../ui/LongListFrame';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { ManagedFields } from './ManagedFields';
import { ManagedPeople } from './ManagedPeople';
import { useManagedAuth, type AskedManagedAuth } from './use-managed-auth';

/** Fields that admins may fill in according to the manifest: for everybody, and for each person. */
export function ManagedAuthView() {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { output, problem, isLoading, reload } = useManagedAuth();
  const retry = () => reload();
  if (!output) {
    return problem ? (
      <Section>
        <ProblemNotice problem={problem} onRetry={retry} isRetrying={isLoading} />
      </Section>
    ) : (
      <Skeleton label={say('loading')} rows={4} />
    );
  }
  const { organisationFields, personFields } = output.managed;
  if (organisationFields.length + personFields.length === 0) {
    return (
      <EmptyState icon="lock" title={say('managed_none_title', crm)}>
        {say('managed_none_help')}
      </EmptyState>
    );
  }
  return (
    <LongListFrame>
      {problem && (
        <Section>
          <StaleNotice problem={problem} kept={say('managed_kept')} onRetry={retry} isRetrying={isLoading} />
        </Section>
      )}
      <Scopes {...output} onSaved={retry} />
    </LongListFrame>
  );
}

const scopes = ['organisation', 'person'] as const;

function Scopes({ managed, query, onSaved }: AskedManagedAuth & { onSaved: () => void }) {
  const offered = scopes.filter((scope) => managed[`${scope}Fields`].length > 0);
  const [chosen, setChosen] = useState(offered[0]);
  return (
    <>
      <Section>
        <SmallText>{say('managed_help')}</SmallText>
        {offered.length > 1 && (
          <ChipGroup label={say('managed_scope')}>
            {offered.map((scope) => (
              <ChoiceChip
                key={scope}
                type="radio"
                name="managed-scope"
                label={say(`managed_scope_${scope}`)}
                checked={scope === chosen}
                onChange={() => setChosen(scope)}
              />
            ))}
          </ChipGroup>
        )}
      </Section>
      {chosen === 'organisation' ? (
        <Section>
          <ManagedFields
            fields={managed.organisationFields}
            stored={managed.stored}
            target={{ scope: 'account' }}
            query={query}
            onSaved={onSaved}
          />
        </Section>
      ) : (
        <ManagedPeople managed={managed} query={query} onSaved={onSaved} />
      )}
    </>
  );
}
