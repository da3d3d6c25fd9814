import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../app/words';
import type { SchemaFormProps } from './SchemaForm';

const SchemaForm = lazy(async () => ({ default: (await import('./SchemaForm')).SchemaForm }));

/**
 * The form's code is large; it is loaded only where there is a form. A button that submits it may be pressed before:
 * then it is submitted as soon as it is there.
 */
export function LazySchemaForm(props: SchemaFormProps) {
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
      <Loaded id={id} wasPressed={wasPressed}>
        <SchemaForm {...props} />
      </Loaded>
    </Suspense>
  );
}

interface LoadedProps {
  readonly id: string;
  readonly wasPressed: boolean;
  readonly children: ReactNode;
}

function Loaded({ id, wasPressed, children }: LoadedProps) {
  useEffect(() => {
    const form = document.getElementById(id);
    if (wasPressed && form instanceof HTMLFormElement) form.requestSubmit();
  }, [id, wasPressed]);
  return children;
}
