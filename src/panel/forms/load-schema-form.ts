import { once } from '../ui/once';

/** The form's code, which is large: loaded only when there is a form. */
export const loadSchemaForm = once(() => import('./SchemaForm'), 'SchemaForm');
