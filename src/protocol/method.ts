import type * as v from 'valibot';

/** A method: how its input is parsed, and (as a type only) what it answers. */
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
