import { toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import { mismatches, type FieldMatcher } from '../../core/forms/field-pattern';
import { isValid, validate, type ValidationProblem } from '../../core/forms/validation';
import { say } from '../app/words';
import type { FormNotes, FormValues } from './form-values';
import { wordsOf } from './validation-words';

/**
 * rjsf's validator, based on core/forms/validation.ts: rjsf's usual one (ajv) needs `eval`, which the extension's CSP
 * forbids. Actions check values again before a save (core/forms/field-check.ts); the worker does not. Custom
 * validation functions are not supported, and no form here has one.
 * @param matchers patterns that are not in the schema, because only the linear engine may run them
 */
export function createValidator(matchers: readonly FieldMatcher[] = []): FormValidator {
  return {
    ...base,
    validateFormData(formData, schema, _customValidate, transformErrors, uiSchema) {
      const found = [...errorsOf(schema, formData), ...mismatches(matchers, formData).map(errorOf)];
      const errors = transformErrors ? transformErrors(found, uiSchema) : found;
      return { errors, errorSchema: toErrorSchema<FormValues>(errors) };
    },
  };
}

type FormValidator = ValidatorType<FormValues, RJSFSchema, FormNotes>;

const base: Omit<FormValidator, 'validateFormData'> = {
  // An accepted schema contains no references, so each part can be prepared by itself, once.
  isValid(schema, formData) {
    try {
      return isValid(schema, formData);
    } catch {
      // As rjsf requires: nothing matches an unreadable schema.
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
    return validate(schema, formData ?? {}).map(errorOf);
  } catch {
    const message = say('invalid_rules');
    return [{ name: 'schema', property: '.', message, stack: message }];
  }
}

function errorOf(problem: ValidationProblem): RJSFValidationError {
  const message = wordsOf(problem);
  return {
    name: problem.keyword,
    property: problem.path.map(stepOf).join(''),
    message,
    stack: message,
    params: { path: problem.path },
  };
}

/** One step of a path in the form that `toErrorSchema` reads; a name may contain dots and brackets. */
function stepOf(name: string): string {
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
