import type * as v from 'valibot';

/**
 * A method that answers: the schema of its input, and the type of its output. One without an answer is its schema. A
 * schema is made when there is a call to parse: the worker would otherwise make all of them at each wake.
 */
export type Method<Input extends v.GenericSchema, Output> = (() => Input) & {
  /** Only a type: there is no such property. */
  readonly output?: (output: Output) => Output;
};

export function method<Output>() {
  return <Input extends v.GenericSchema>(input: () => Input): Method<Input, Output> => input;
}
