import type { Environment, HostProblem } from '../../../core/sign-in/environment';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';
import { hostControlId, type HostChoice } from './use-hostname';

interface HostFieldProps {
  environment: Environment;
  crm: string;
  choice: HostChoice;
  onChange: (typed: string) => void;
}

/** Which of the CRM's addresses the customer uses. */
export function HostField({ environment, crm, choice, onChange }: HostFieldProps) {
  switch (environment.kind) {
    case 'fixed':
      return null;
    case 'selectable':
      return (
        <FormField
          id={hostControlId}
          label={say('connect_host_which', crm)}
          required
          error={choice.problem && say('connect_host_choose')}
        >
          {(control) => (
            <Select
              {...control}
              value={choice.typed}
              placeholder={say('connect_host_choose')}
              options={environment.choices.map(({ hostname, title }) => ({ value: hostname, label: title }))}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </FormField>
      );
    case 'dynamic':
      return (
        <FormField
          id={hostControlId}
          label={say('connect_host', crm)}
          required
          error={choice.problem && sayHostProblem(choice.problem, crm, exampleOf(environment.pattern))}
          hint={<Hint environment={environment} />}
        >
          {(control) => (
            <TextInput
              {...control}
              type="text"
              inputMode="url"
              autoComplete="url"
              spellCheck={false}
              maxLength={2048}
              placeholder={exampleOf(environment.pattern)}
              value={choice.typed}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </FormField>
      );
  }
}

function Hint({ environment }: { environment: Extract<Environment, { kind: 'dynamic' }> }) {
  const { instructions } = environment;
  if (instructions.length === 0) return say('connect_host_hint');
  return (
    <ol className="connect-steps">
      {instructions.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function exampleOf(pattern: string): string {
  return pattern === ''
    ? say('connect_host_example')
    : pattern.replace('*', say('connect_host_your_company'));
}

function sayHostProblem(problem: HostProblem, crm: string, example: string): string {
  switch (problem) {
    case 'empty':
      return say('connect_host_empty', crm);
    case 'not_theirs':
      return say('connect_host_not_theirs', crm, example);
    default:
      return say(`connect_host_${problem}`);
  }
}
