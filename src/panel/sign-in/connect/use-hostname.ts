import { useState } from 'react';
import { readHostname, type Environment, type HostProblem } from '../../../core/sign-in/environment';
import { focusControl } from '../../forms/focus';
import { usePanel } from '../../app/store';

/** Id of the control for the CRM's address. */
export const hostControlId = 'connect-host';

export interface HostChoice {
  readonly typed: string;
  /** Of what is typed; '' where that is none. */
  readonly hostname: string;
  readonly setTyped: (typed: string) => void;
  readonly problem: HostProblem | undefined;
  /** Checks what is typed; `undefined` when it is wrong, with a message at the control. */
  readonly take: () => { readonly hostname?: string } | undefined;
}

/** The CRM's address, if the person enters or chooses it; initially that of the last connection. */
export function useHostname(environment: Environment, connectorId: string, drafted: string): HostChoice {
  const known = usePanel(({ connection }) =>
    connection?.connectorId === connectorId ? (connection.hostname ?? '') : '',
  );
  const [typed, setTyped] = useState(drafted || known);
  const [problem, setProblem] = useState<HostProblem | undefined>(undefined);
  const read = () => readHostname(typed, environment.kind === 'dynamic' ? environment.pattern : '');
  const now = read();
  return {
    typed,
    hostname: environment.kind !== 'fixed' && 'hostname' in now ? now.hostname : '',
    setTyped: (next) => {
      setTyped(next);
      setProblem(undefined);
    },
    problem,
    take: () => {
      if (environment.kind === 'fixed') return {};
      const chosen = read();
      if ('hostname' in chosen) return chosen;
      setProblem(chosen.problem);
      focusControl(hostControlId);
      return undefined;
    },
  };
}
