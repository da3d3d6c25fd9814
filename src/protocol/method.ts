import type * as v from 'valibot';

/** A method: the schema of its input and the type of its output. */
export interface Method<Input extends v.GenericSchema, Output> {
  readonly input: Input;
  readonly output: (output: Output) => Output;
}

export function method<Output>() {
  return <Input extends v.GenericSchema>(input: Input): Method<Input, Output> => ({
    input,
    output: (output) => output,
  });
}
