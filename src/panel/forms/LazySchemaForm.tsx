import { createElement, Suspense, use, useEffect, useState, type ReactNode } from 'react';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../app/words';
import { focusControl } from './focus';
import { loadSchemaForm } from './load-schema-form';
import type { SchemaFormProps } from './SchemaForm';

interface LazySchemaFormProps extends SchemaFormProps {
  /** The focus goes to its first control once that is there. */
  takesFocus?: boolean;
  /** Id of the control that gets the focus instead. */
  focusId?: string | undefined;
}

/**
 * Loads the form's code, which is large, only when there is a form. If its submit button is pressed earlier, the form
 * is submitted once it is loaded.
 */
export function LazySchemaForm({ takesFocus = false, focusId, ...props }: LazySchemaFormProps) {
  const { id } = props;
  const [wasPressed, setPressed] = useState(false);
  return (
    <Suspense
      fallback={
        <form
          id={id}
          onSubmit={(event) => {
            event.preventDefault();
            setPressed(true);
          }}
        >
          <Skeleton label={say('loading')} rows={3} />
        </form>
      }
    >
      <Loaded id={id} wasPressed={wasPressed} focusId={focusId ?? (takesFocus ? id : undefined)}>
        <WholeForm {...props} />
      </Loaded>
    </Suspense>
  );
}

function WholeForm(props: SchemaFormProps) {
  return createElement(use(loadSchemaForm()), props);
}

interface LoadedProps {
  readonly id: string;
  readonly wasPressed: boolean;
  readonly focusId: string | undefined;
  readonly children: ReactNode;
}

function Loaded({ id, wasPressed, focusId, children }: LoadedProps) {
  useEffect(() => {
    if (focusId !== undefined) focusControl(focusId);
  }, [focusId]);
  useEffect(() => {
    const form = document.getElementById(id);
    if (wasPressed && form instanceof HTMLFormElement) form.requestSubmit();
  }, [id, wasPressed]);
  return children;
}
