import { toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import { isValid, validate, type ValidationProblem } from '../../core/validation';
import { entriesOf, type JsonObject } from '../../core/json';
import { say } from '../words';
import type { FormNotes, FormValues } from './form-values';
import { wordsOf } from './validation-words';

/**
 * rjsf's validator over the core's rules: the same rules that the worker applies before it saves. Custom
 * validation functions are not supported; no form of ours has one.
 */
export const validator: ValidatorType<FormValues, RJSFSchema, FormNotes> = {
  validateFormData(formData, schema, _customValidate, transformErrors, uiSchema) {
    const found = errorsOf(schema, formData);
    const errors = transformErrors ? transformErrors(found, uiSchema) : found;
    return { errors, errorSchema: toErrorSchema<FormValues>(errors) };
  },
  isValid(schema, formData, rootSchema) {
    try {
      return isValid(withDefinitions(schema, rootSchema), formData);
    } catch {
      // rjsf's contract: a schema that cannot be read fits nothing.
      return false;
    }
  },
  rawValidation(schema, formData) {
    const [first] = errorsOf(schema, formData);
    return first ? { validationError: new Error(first.stack) } : {};
  },
};

function errorsOf(schema: RJSFSchema, formData: unknown): RJSFValidationError[] {
  try {
    return validate(schema, formData ?? {}).map((problem) => errorOf(problem, schema));
  } catch {
    const message = say('invalid_rules');
    return [{ name: 'schema', property: '.', message, stack: message }];
  }
}

function errorOf(problem: ValidationProblem, schema: RJSFSchema): RJSFValidationError {
  const message = wordsOf(problem, schema);
  return {
    name: problem.keyword,
    property: `.${problem.path.join('.')}`,
    message,
    stack: message,
    params: { path: problem.path },
  };
}

const merged = new WeakMap<object, JsonObject>();

/** A part of a schema, with the definitions that its references lead to. */
function withDefinitions(schema: RJSFSchema, root: RJSFSchema): JsonObject {
  const known = merged.get(schema);
  if (known) return known;
  const definitions = entriesOf(root).filter(([key]) => key === '$defs' || key === 'definitions');
  const whole: JsonObject = { ...Object.fromEntries(definitions), ...schema };
  merged.set(schema, whole);
  return whole;
}
