// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../stack/dialer/json.js';
import { createForm, replaceForm } from '../../stack/dialer/view/form/form.js';

const page = {
  id: 'p',
  schema: {
    type: 'object',
    required: ['note'],
    properties: {
      warning: { type: 'string', description: 'Sign in first' },
      contact: {
        type: 'string',
        title: 'Contact',
        oneOf: [
          { const: 'c1', title: 'Ada' },
          { const: 'c2', title: 'Grace' },
        ],
      },
      note: { type: 'string', title: 'Note' },
      secret: { type: 'string' },
      done: { type: 'boolean', title: 'Done' },
      pages: { type: 'number', title: 'Pages' },
      kinds: { type: 'array', title: 'Kinds', items: { type: 'string', enum: ['a', 'b'] } },
      where: { type: 'string', oneOf: [{ const: 'next', title: 'Next page' }] },
      go: { type: 'string', title: 'Open CRM' },
    },
  },
  uiSchema: {
    warning: { 'ui:field': 'admonition', 'ui:severity': 'warning' },
    note: { 'ui:widget': 'textarea' },
    secret: { 'ui:widget': 'hidden' },
    where: { 'ui:field': 'list', 'ui:navigation': true },
    go: { 'ui:field': 'button' },
    submitButtonOptions: { submitText: 'Save' },
  },
  formData: { contact: 'c1', note: '', secret: 'kept', kinds: ['a'] },
};

function at<T extends HTMLElement>(testId: string, type: new () => T): T {
  const found = document.querySelector(`[data-testid="${testId}"]`);
  if (!(found instanceof type)) throw new Error(`No ${testId}`);
  return found;
}

function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the form of a page', () => {
  const onInput = vi.fn<(formData: JsonObject, keys: string[]) => void>();
  const onSubmit = vi.fn<(formData: JsonObject) => void>();
  const onPress = vi.fn<(key: string, formData: JsonObject) => void>();
  const events = { onInput, onSubmit, onPress };

  beforeEach(() => {
    vi.clearAllMocks();
    document.body.replaceChildren(createForm(page, events));
  });

  it('tells each change with its key', () => {
    type(at('field-note', HTMLTextAreaElement), 'hello');
    expect(onInput).toHaveBeenLastCalledWith({ ...page.formData, note: 'hello' }, ['note']);
    at('field-done', HTMLInputElement).click();
    expect(onInput).toHaveBeenLastCalledWith({ ...page.formData, note: 'hello', done: true }, ['done']);
    type(at('field-pages', HTMLInputElement), '3');
    expect(onInput.mock.lastCall?.[0]['pages']).toBe(3);
    at('field-kinds-b', HTMLInputElement).click();
    expect(onInput.mock.lastCall?.[0]['kinds']).toEqual(['a', 'b']);
    at('field-where-next', HTMLButtonElement).click();
    expect(onInput.mock.lastCall?.[0]['where']).toBe('next');
  });

  it('shows the chosen one of a list and hides what is hidden', () => {
    const select = at('field-contact', HTMLSelectElement);
    expect(select.selectedOptions[0]?.textContent).toBe('Ada');
    expect(document.querySelector('[data-testid="field-secret"]')).toBeNull();
    expect(at('field-warning', HTMLElement).textContent).toBe('Sign in first');
  });

  it('saves only with all that is required', () => {
    at('form-submit', HTMLButtonElement).click();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(at('form-problem', HTMLElement).textContent).toBe('Still needed: Note');
    type(at('field-note', HTMLTextAreaElement), 'hello');
    at('form-submit', HTMLButtonElement).click();
    expect(onSubmit).toHaveBeenCalledWith({ ...page.formData, note: 'hello' });
  });

  it('presses a button of the page with what is typed', () => {
    type(at('field-note', HTMLTextAreaElement), 'hello');
    at('field-go', HTMLButtonElement).click();
    expect(onPress).toHaveBeenCalledWith('go', { ...page.formData, note: 'hello' });
  });

  it('keeps the caret when the page is registered again', () => {
    at('field-note', HTMLTextAreaElement).focus();
    const next = { ...page, formData: { ...page.formData, note: 'hello' } };
    replaceForm(document.body, createForm(next, events));
    const note = at('field-note', HTMLTextAreaElement);
    expect(document.activeElement).toBe(note);
    expect(note.value).toBe('hello');
  });
});
