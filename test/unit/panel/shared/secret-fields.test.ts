import { describe, expect, test } from 'vitest';
import { hideSecrets } from '../../../../src/panel/shared/secret-fields';

describe('a connector’s sign-in page', () => {
  test('hides keys and passwords while they are typed, and only those', () => {
    const text = { type: 'string' };
    const choice = { type: 'string', oneOf: [{ const: 'a' }] };
    const properties = {
      apiKey: text,
      password: text,
      accessToken: text,
      userName: text,
      hostname: text,
      keyType: choice,
    };
    const form = hideSecrets({ schema: { properties }, uiSchema: { apiKey: { 'ui:placeholder': 'x' } } });
    expect(form.uiSchema).toEqual({
      apiKey: { 'ui:placeholder': 'x', 'ui:widget': 'password' },
      password: { 'ui:widget': 'password' },
      accessToken: { 'ui:widget': 'password' },
    });
    expect(form.schema).toEqual({ properties });
  });
});
