import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createAppConnect, redactionRecord } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Whatever an admin and a person do, in any order: after a refresh the plugin gets what the rules say. */

const key = 'plugin_redaction';
/** What its manifest says where nobody has chosen. */
const pluginDefaults = { mark: '[removed]', keepLast: null, tenant: null };

type Field = keyof typeof pluginDefaults;
const field = fc.constantFrom<Field>('mark', 'keepLast', 'tenant');
const valueOf = (name: Field, number: number) => (name === 'keepLast' ? number : `${name} ${number}`);
const number = fc.integer({ min: 0, max: 3 });

type Step =
  | { who: 'admin'; field: Field; number: number; locked: boolean }
  | { who: 'admin forgets'; field: Field }
  | { who: 'person'; choices: Partial<Record<'mark' | 'keepLast', number>> }
  | { who: 'another client'; field: Field; number: number }
  | { who: 'refresh' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who: fc.constant('admin' as const), field, number, locked: fc.boolean() }),
  fc.record({ who: fc.constant('admin forgets' as const), field }),
  fc.record({
    who: fc.constant('person' as const),
    choices: fc.record({ mark: number, keepLast: number }, { requiredKeys: [] }),
  }),
  fc.record({ who: fc.constant('another client' as const), field, number }),
  fc.record({ who: fc.constant('refresh' as const) }),
);

async function load(world: Surroundings) {
  await world.connect();
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const page = await openPage(world, world.context(server.http));
  /** The admin's word on each field, and what the person last chose with success. */
  let admin: { [name in Field]?: { value: unknown; customizable: boolean } } = {};
  let chosen: { [name: string]: unknown } = {};

  const isLocked = (name: string) =>
    Object.entries(admin).some(([set, { customizable }]) => set === name && !customizable);
  const publish = () => {
    fake.state.admin = { ...fake.state.admin, [key]: redactionRecord(admin) };
  };
  const steps = {
    admin: (one: Extract<Step, { who: 'admin' }>) => {
      admin = { ...admin, [one.field]: { value: valueOf(one.field, one.number), customizable: !one.locked } };
      publish();
    },
    forget: (name: Field) => {
      const { [name]: _forgotten, ...others } = admin;
      admin = others;
      publish();
    },
    choose: async (choices: { mark?: number; keepLast?: number }) => {
      const values: { [name: string]: unknown } = {};
      if (choices.mark !== undefined) values['mark'] = valueOf('mark', choices.mark);
      if (choices.keepLast !== undefined) values['keepLast'] = valueOf('keepLast', choices.keepLast);
      try {
        await page.savePluginConfig('redaction', values);
        // What is locked is not chosen, also where the value is that of the lock.
        const open = Object.entries(values).filter(([name]) => !isLocked(name));
        chosen = { ...chosen, ...Object.fromEntries(open) };
      } catch (error) {
        expect(error).toMatchObject({ problem: { code: 'locked' } });
      }
    },
    /** The server takes over locks whatever a client posts. */
    overwrite: (name: Field, value: unknown) => {
      const record = structuredClone(Object(fake.state.own[key]));
      if (!record.value) return;
      record.value.config = { ...record.value.config, [name]: { value } };
      fake.state.own = { ...fake.state.own, [key]: { ...record, note: 'theirs' } };
    },
    begin: async () => {
      admin = {};
      chosen = {};
      fake.state.own = { logCallNote: { value: 1 }, mine: 'text' };
      fake.state.admin = { theirs: 'text' };
      publish();
      await page.refreshSettings();
    },
  };
  const wanted = (name: Field): unknown => {
    const set = admin[name];
    if (set && !set.customizable) return set.value;
    return (name === 'tenant' ? undefined : chosen[name]) ?? set?.value ?? pluginDefaults[name];
  };
  return { state: fake.state, page, steps, wanted };
}

let loaded: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  loaded = await load(createSurroundings());
});

async function take(one: Step): Promise<void> {
  const { steps, page } = loaded;
  if (one.who === 'admin') steps.admin(one);
  if (one.who === 'admin forgets') steps.forget(one.field);
  if (one.who === 'person') await steps.choose(one.choices);
  if (one.who === 'another client') steps.overwrite(one.field, valueOf(one.field, one.number));
  if (one.who === 'refresh') await page.refreshSettings();
}

test('after a refresh the plugin gets what lock, choice and defaults say, and nothing unknown is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (taken) => {
      const { state, page, steps, wanted } = loaded;
      await steps.begin();
      for (const one of taken) await take(one);
      const wasNoted = Object(state.own[key]).note;
      await page.refreshSettings();
      const { config, ownChoices } = Object(state.own[key]).value;
      const received = {
        mark: config.mark.value,
        keepLast: config.keepLast.value,
        tenant: config.tenant.value,
      };
      expect(received).toEqual({
        mark: wanted('mark'),
        keepLast: wanted('keepLast'),
        tenant: wanted('tenant'),
      });
      expect(ownChoices).toBeDefined();
      expect(state.own).toMatchObject({ logCallNote: { value: 1 }, mine: 'text' });
      expect(Object(state.own[key]).note).toBe(wasNoted);
      expect(state.admin).toMatchObject({ theirs: 'text' });
    }),
    { numRuns: 60 },
  );
});
