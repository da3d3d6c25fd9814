import { useState } from 'react';
import { readHostname, type Environment, type HostProblem } from '../../../core/sign-in/environment';
import { focusControl } from '../../forms/focus';
import { usePanel } from '../../app/store';

/** Id of the control that asks for the CRM's address. */
export const hostControlId = 'connect-host';

export interface HostChoice {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly problem: HostProblem | undefined;
  /** Checks what is typed; `undefined` where something is wrong, which then stands beside the control. */
  readonly take: () => { readonly hostname?: string } | undefined;
}

/** The address of the CRM, where the person names or chooses it; the one of the last connection to begin with. */
export function useHostname(environment: Environment, connectorId: string, drafted: string): HostChoice {
  const known = usePanel(({ connection }) =>
    connection?.connectorId === connectorId ? (connection.hostname ?? '') : '',
  );
  const [typed, setTyped] = useState(drafted || known);
  const [problem, setProblem] = useState<HostProblem | undefined>(undefined);
  return {
    typed,
    setTyped: (next) => {
      setTyped(next);
      setProblem(undefined);
    },
    problem,
    take: () => {
      if (environment.kind === 'fixed') return {};
      const read = readHostname(typed, environment.kind === 'dynamic' ? environment.pattern : '');
      if ('hostname' in read) return read;
      setProblem(read.problem);
      focusControl(hostControlId);
      return undefined;
    },
  };
}
