import { expect, test } from 'vitest';
import { readConfigSchema } from '../../../../src/core/forms/config-schema';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { inDeclaredOrder } from '../../../../src/core/forms/property-order';

const text = { type: 'string' };
const person = { type: 'object', properties: { name: text, mail: text } };

test('each object, also in lists and alternatives, keeps the order of its properties as a list', () => {
  const schema = {
    type: 'object',
    properties: {
      team: { type: 'array', items: person },
      pair: { type: 'array', items: [person, text], additionalItems: text },
      lone: { type: 'object', properties: { only: text } },
      when: { oneOf: [{ properties: { weekday: text, hour: text } }, { properties: { days: text } }] },
    },
    if: { properties: { lone: {} } },
    dependencies: { lone: { properties: { after: person } } },
  };
  expect(inDeclaredOrder([schema], {})).toEqual({
    'ui:order': ['team', 'pair', 'lone', 'when', 'after'],
    team: { items: { 'ui:order': ['name', 'mail'] } },
    pair: { items: { 'ui:order': ['name', 'mail'] } },
    when: { 'ui:order': ['weekday', 'hour', 'days'] },
    after: { 'ui:order': ['name', 'mail'] },
  });
});

test('the author’s own order and wishes come first', () => {
  const wishes = { 'ui:order': ['mail'], mail: { 'ui:placeholder': 'ada@lovelace.example' } };
  expect(inDeclaredOrder([person], wishes)).toEqual({ ...wishes, 'ui:order': ['mail', 'name'] });
});

test('a form says it for each of its fields, so that a store which sorts keys does no harm', () => {
  const { fields } = readConfigSchema({ properties: { team: { type: 'array', items: person } } }, undefined);
  expect(formSchema(fields).uiSchema).toEqual({
    'ui:order': ['team'],
    team: { items: { 'ui:order': ['name', 'mail'] } },
  });
});
