import { toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import { isValid, validate, type ValidationProblem } from '../../core/forms/validation';
import { say } from '../app/words';
import type { FormNotes, FormValues } from './form-values';
import { wordsOf } from './validation-words';

/**
 * rjsf's validator over core/forms/validation.ts. Only forms check by these rules: nothing does it again when values are
 * saved. Custom validation functions are not supported; no form of ours has one.
 */
export const validator: ValidatorType<FormValues, RJSFSchema, FormNotes> = {
  validateFormData(formData, schema, _customValidate, transformErrors, uiSchema) {
    const found = errorsOf(schema, formData);
    const errors = transformErrors ? transformErrors(found, uiSchema) : found;
    return { errors, errorSchema: toErrorSchema<FormValues>(errors) };
  },
  // A schema that was accepted holds no references, so a part of it stands for itself and is prepared once.
  isValid(schema, formData) {
    try {
      return isValid(schema, formData);
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

/** A step of a path as `toErrorSchema` reads it; a name may hold dots and brackets. */
function stepOf(name: string): string {
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
