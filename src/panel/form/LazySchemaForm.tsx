import { lazy, Suspense } from 'react';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../words';
import type { SchemaFormProps } from './SchemaForm';

const SchemaForm = lazy(async () => ({ default: (await import('./SchemaForm')).SchemaForm }));

/** The form's code is large; it is loaded only where there is a form. */
export function LazySchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<Skeleton label={say('loading')} rows={3} />}>
      <SchemaForm {...props} />
    </Suspense>
  );
}
