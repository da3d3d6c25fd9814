import { createContext, useContext } from 'react';
import type { ControlProps } from '../ui/FormField';

/** Passes what ties a control to its label, hint and error from the field's frame to its widget. */
export const ControlContext = createContext<Partial<ControlProps>>({});

export function useControl(): Partial<ControlProps> {
  return useContext(ControlContext);
}
