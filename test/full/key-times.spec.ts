import type { CDPSession, Page } from '@playwright/test';
import * as v from 'valibot';
import { signInAdmin } from '../e2e/signed-in-admin';
import { expect, test } from '../e2e/fixtures';
import { Screen } from '../stack/start/screen';

/**
 * A form of 300 fields in the production build. What gates is counts: they are the same on every machine. Key times,
 * at a processor slowed down to a quarter, are printed beside those of a form of three.
 */

const CallSchema = v.object({
  scriptId: v.string(),
  functions: v.array(
    v.object({
      ranges: v.array(v.object({ startOffset: v.number(), endOffset: v.number(), count: v.number() })),
    }),
  ),
});

function formOf(fields: number) {
  const names = Array.from({ length: fields }, (_, place) => `f${place}`);
  const property = (name: string) => [name, { type: 'string', title: `Field ${name}`, minLength: 2 }];
  const properties = Object.fromEntries(names.map(property));
  return { configSchema: { type: 'object', properties, required: ['f0', 'f1'] } };
}

/** React hangs the properties that it last painted a control with on its element: painted again, they are others. */
async function countPaintedControls(panel: Page, press: () => Promise<void>): Promise<number> {
  await panel.evaluate(() => {
    const propertiesOf = (element: Element): unknown => {
      const name = Object.keys(element).find((key) => key.startsWith('__reactProps$'));
      if (name === undefined) throw new Error('React keeps a control’s properties elsewhere by now');
      return Reflect.get(element, name);
    };
    const before = [...document.querySelectorAll('main input')].map(
      (element) => [element, propertiesOf(element)] as const,
    );
    Reflect.set(globalThis, 'countPainted', () => {
      return before.filter(([element, properties]) => propertiesOf(element) !== properties).length;
    });
  });
  await press();
  return panel.evaluate('countPainted()');
}

/** How often the validator's engine has resolved a (part of a) schema since it was last asked, by the browser's count. */
async function createResolutionCount(
  panel: Page,
): Promise<{ session: CDPSession; take: () => Promise<number> }> {
  const session = await panel.context().newCDPSession(panel);
  const sources = new Map<string, string>();
  await session.send('Debugger.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const sourceOf = async (scriptId: string): Promise<string> => {
    const known = sources.get(scriptId);
    if (known !== undefined) return known;
    const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId });
    sources.set(scriptId, scriptSource);
    return scriptSource;
  };
  const take = async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    let calls = 0;
    for (const script of result.map((one) => v.parse(CallSchema, one))) {
      const source = await sourceOf(script.scriptId);
      const ranges = script.functions.flatMap(({ ranges: [whole] }) => (whole ? [whole] : []));
      const holding = ranges.filter(({ startOffset, endOffset }) =>
        source.slice(startOffset, endOffset).includes('Duplicate schema URI'),
      );
      // The innermost one is the function itself, all around it hold it as well.
      const [own] = holding.toSorted((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
      calls += own?.count ?? 0;
    }
    return calls;
  };
  return { session, take };
}

/** What a key costs the page's thread, all that follows from it included; ms, the median of several after some to warm up. */
async function timeKeys(session: CDPSession, panel: Page, label: string): Promise<number> {
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  await panel.getByLabel(label, { exact: true }).focus();
  await panel.keyboard.type('xxxx', { delay: 150 });
  const costs: number[] = [];
  for (let key = 0; key < 11; key += 1) {
    const before = await spent();
    // What a key leaves to be done later, such as keeping the draft, is over by then.
    await panel.keyboard.type('x', { delay: 300 });
    costs.push((await spent()) - before);
  }
  return costs.toSorted((a, b) => a - b)[5] ?? Number.NaN;
}

test('at 300 fields a key paints one control and resolves no schema; its times at a quarter of the speed', async ({
  world,
}) => {
  const { control } = world;
  const publish = (id: string, fields: number) =>
    control.order('/directory', { version: { id, version: '9.0.0', manifest: formOf(fields) } });
  await publish('digest', 300);
  await publish('stamp', 3);
  const admin = await signInAdmin(world, ['digest', 'stamp']);
  const { panel } = admin;
  const screen = new Screen(panel);
  const open = async (id: string, fields: number) => {
    // What was typed would be guarded.
    if (await screen.button('Discard').isVisible()) await screen.button('Discard').click();
    await admin.open(`#/plugins/${id}`);
    await panel.reload();
    await expect(panel.locator('main input')).toHaveCount(fields);
  };

  await test.step('counts', async () => {
    await open('digest', 300);
    const { session, take } = await createResolutionCount(panel);
    await panel.getByLabel('Field f7', { exact: true }).fill('a');
    await screen.button('Save').click();
    await expect(screen.alert).toBeVisible();
    expect(await take(), 'the first attempt resolves the schema').toBeGreaterThan(300);
    for (const letter of 'bcdef') {
      const painted = await countPaintedControls(panel, async () => {
        await panel.getByLabel('Field f7', { exact: true }).focus();
        await panel.keyboard.press('End');
        await panel.keyboard.press(letter);
      });
      expect(painted, `painted by the key ${letter}`).toBe(1);
    }
    expect(await take(), 'keys that are checked resolve it no more').toBe(0);
    await session.detach();
  });

  await test.step('times', async () => {
    const session = await panel.context().newCDPSession(panel);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    for (const isChecked of [false, true]) {
      const timeIn = async (id: string, fields: number) => {
        await open(id, fields);
        await panel.getByLabel('Field f0', { exact: true }).fill('a');
        if (isChecked) await screen.button('Save').click();
        return timeKeys(session, panel, 'Field f2');
      };
      const small = await timeIn('stamp', 3);
      const large = await timeIn('digest', 300);
      console.log(
        `  ${isChecked ? 'a key that is checked' : 'a key'} at 4 × slow-down: 3 fields ${small.toFixed(0)} ms, 300 fields ${large.toFixed(0)} ms, ratio ${(large / small).toFixed(1)}`,
      );
    }
  });
});
