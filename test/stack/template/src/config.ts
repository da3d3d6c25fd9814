/** The settings of a person, as App Connect sends them: `{ <const>: { value } }`, or nothing at all. */
export function readSetting<Value>(
  config: unknown,
  key: string,
  isValue: (value: unknown) => value is Value,
  fallback: Value,
): Value {
  const value: unknown = Object(Object(config)[key]).value;
  return isValue(value) ? value : fallback;
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
