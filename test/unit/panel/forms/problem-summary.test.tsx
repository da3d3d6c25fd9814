// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SeveralProblems } from '../../../../src/panel/forms/ProblemSummary';
import { paintPanel } from '../paint-panel';

const key = { controlId: 'key', label: 'API key', message: 'This field is required.' };
const company = { controlId: 'company', label: 'Company', message: 'Choose one from the list.' };

const open = (problems: Parameters<typeof SeveralProblems>[0]['problems']) =>
  paintPanel(
    <>
      <SeveralProblems problems={problems} />
      <input id="key" />
      <input id="company" />
    </>,
  );

test('several fields with a problem are listed with it, each leading to its control', async () => {
  const panel = await open([key, company]);
  expect(panel.element.querySelector('[role=alert]')?.textContent).toBe(
    'Check these fieldsAPI key: This field is required.Company: Choose one from the list.',
  );
  await panel.press('Company: Choose one from the list.');
  expect(document.activeElement?.id).toBe('company');
  await panel.press('API key: This field is required.');
  expect(document.activeElement?.id).toBe('key');
});

test('what no field causes is said without a link', async () => {
  const panel = await open([key, { controlId: '', message: 'The form does not fit together.' }]);
  expect(panel.element.querySelectorAll('li button')).toHaveLength(1);
  expect(panel.text()).toContain('The form does not fit together.');
});

test('one field needs no list: the foot of the form leads to it', async () => {
  expect((await open([key])).has('[role=alert]')).toBe(false);
  expect((await open([])).has('[role=alert]')).toBe(false);
});
