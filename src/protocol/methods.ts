import type * as v from 'valibot';
import { activityMethods } from './activity-methods';
import { crmMethods } from './crm-methods';
import { directoryMethods } from './directory-methods';
import { formsMethods } from './forms-methods';
import { pluginsMethods } from './plugins-methods';
import { reportsMethods } from './reports-methods';
import { serverLoggingMethods } from './server-logging-methods';
import { settingsMethods } from './settings-methods';
import { signInMethods } from './sign-in-methods';
import { tasksMethods } from './tasks-methods';

/** Everything that the panel may ask of the worker. Adding one is one line in its domain and one in background/methods.ts. */
export const methods = {
  ...signInMethods,
  ...directoryMethods,
  ...crmMethods,
  ...formsMethods,
  ...settingsMethods,
  ...pluginsMethods,
  ...tasksMethods,
  ...activityMethods,
  ...serverLoggingMethods,
  ...reportsMethods,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Schemas = { readonly [N in MethodName]: ReturnType<Methods[N]> };
export type Input<N extends MethodName> = v.InferOutput<Schemas[N]>;
export type Output<N extends MethodName> = 'output' extends keyof Methods[N]
  ? Methods[N] extends { readonly output?: (output: infer Answer) => unknown }
    ? Answer
    : never
  : void;
