// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { adminTemplatesKey, ownTemplatesKey } from '../../../../../src/core/settings/note-template';
import { createSurroundings } from '../../../fakes/worker';
import { answerPages, settle, type Answers } from '../../fake-worker';
import { paintRoute } from '../../paint-panel';
import { identity } from '../../sample-view';

const quote = { id: 'q', name: 'Quote', text: 'Wants a quote' };
const voicemail = { id: 'v', name: 'Voicemail', text: 'Left {contact} a message' };

let answers: Answers;
let worker: ReturnType<typeof answerPages>;

beforeEach(async () => {
  const world = createSurroundings();
  await world.connect();
  answers = { saveOwnSettings: () => ({}), saveAdminRecords: () => undefined };
  worker = answerPages(world.browser, answers);
});

const records = (own: object[], admins?: { value: object[]; customizable: boolean }) => ({
  settingRecords: {
    admin: admins ? { [adminTemplatesKey]: admins } : {},
    own: own.length > 0 ? { [ownTemplatesKey]: { value: own } } : {},
  },
});

async function open(
  screen: 'note_templates' | 'admin_note_templates',
  part: Parameters<typeof paintRoute>[1] = {},
) {
  const panel = await paintRoute({ screen }, part);
  await settle();
  const press = async (name: string | RegExp) => {
    await panel.press(name);
    await settle();
  };
  return { ...panel, press };
}

test('a person adds a template; it is saved with the others, whole, by compare and set', async () => {
  const panel = await open('note_templates', records([quote]));
  await panel.press('New template');
  const [, name] = panel.element.querySelectorAll('input');
  expect(name?.id).toMatch(/^template-/);
  const texts = panel.element.querySelectorAll('textarea');
  expect(texts).toHaveLength(2);
  await panel.type('Text', 'Wants a quote by Friday');
  await panel.press('Save');
  expect(worker.asked('saveOwnSettings')).toEqual([
    {
      expected: {
        admin: { [ownTemplatesKey]: null, [adminTemplatesKey]: null },
        own: { [ownTemplatesKey]: { value: [quote] }, [adminTemplatesKey]: null },
      },
      records: { [ownTemplatesKey]: { value: [{ ...quote, text: 'Wants a quote by Friday' }] } },
      remove: [],
    },
  ]);
});

test('the last one that goes takes its record along', async () => {
  const panel = await open('note_templates', records([quote]));
  await panel.press('Remove Quote');
  await panel.press('Save');
  expect(worker.asked('saveOwnSettings')).toMatchObject([{ records: {}, remove: [ownTemplatesKey] }]);
});

test('a refusal is said, and what was typed stays', async () => {
  answers['saveOwnSettings'] = () => Promise.reject(new ProblemError({ code: 'unreachable' }));
  const panel = await open('note_templates', records([quote]));
  await panel.type('Name', 'Offer');
  await panel.press('Save');
  expect(panel.text()).toContain('What you typed is still here.');
  expect(panel.field('Name').value).toBe('Offer');
});

test('a name in braces that nothing is filled in for is told', async () => {
  const panel = await open('note_templates', records([quote]));
  await panel.type('Text', '{contact} {budget}');
  expect(panel.text()).toContain('{budget} is not filled in.');
});

test('under a lock there are the organization’s alone, and nothing to save', async () => {
  const panel = await open('note_templates', records([quote], { value: [voicemail], customizable: false }));
  expect(panel.text()).toContain('Left {contact} a message');
  expect(panel.text()).toContain('Your admin sets the templates for everyone');
  expect(panel.has('textarea')).toBe(false);
  expect(() => panel.button('Save')).toThrow('No button called Save');
});

test('an admin sets them for everybody, and locks them', async () => {
  const admins = { value: [voicemail], customizable: true };
  const panel = await open('admin_note_templates', {
    ...records([], admins),
    identity: { ...identity, isAdmin: true },
  });
  panel.field('Only these templates').click();
  await settle();
  await panel.type('Text', 'Left a message');
  await panel.press('Save for all');
  expect(worker.asked('saveAdminRecords')).toMatchObject([
    {
      column: 'userSettings',
      records: {
        [adminTemplatesKey]: {
          expected: admins,
          record: { value: [{ ...voicemail, text: 'Left a message' }], customizable: false },
        },
      },
    },
  ]);
});

test('others do not see the screen of an admin', async () => {
  const panel = await open('admin_note_templates', { identity: { ...identity, isAdmin: false } });
  expect(panel.has('textarea, input')).toBe(false);
});
