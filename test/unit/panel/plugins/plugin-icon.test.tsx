// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PluginIcon } from '../../../../src/panel/plugins/PluginIcon';
import { paintPanel } from '../paint-panel';

const { getIcon } = vi.hoisted(() => ({ getIcon: vi.fn<(url: string) => Promise<string>>() }));
vi.mock('../../../../src/actions/directory/load-icon', () => ({ getIcon }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => void getIcon.mockReset().mockImplementation(async (url) => `data:image/png,${url}`));

const icon = (place: number) => (
  <PluginIcon
    key={place}
    pluginId={`p${place}`}
    name="Redaction"
    url={`https://icons.example/${place}.png`}
  />
);
const many = Array.from({ length: 250 }, (_, place) => icon(place));

describe('an icon', () => {
  test('is the first letter of the name until it is there, and where there is none', async () => {
    getIcon.mockRejectedValue(new Error('offline'));
    const panel = await paintPanel(icon(1000));
    expect(panel.has('img')).toBe(false);
    expect(panel.text()).toBe('R');
  });

  test('that was just seen is there at once', async () => {
    const panel = await paintPanel(icon(1001));
    await panel.paint(null);
    getIcon.mockReturnValue(new Promise(() => {}));
    await panel.paint(icon(1001));
    expect(panel.element.querySelector('img')?.src).toBe('data:image/png,https://icons.example/1001.png');
  });

  test('of a catalog of thousands is kept while it is shown, and by the page only if it is among the last', async () => {
    const panel = await paintPanel(many);
    await panel.paint(many);
    expect(panel.element.querySelectorAll('img')).toHaveLength(250);
    await panel.paint(null);
    getIcon.mockClear();
    await panel.paint([icon(0), icon(249)]);
    expect(getIcon.mock.calls).toEqual([['https://icons.example/0.png']]);
    expect(panel.element.querySelectorAll('img')).toHaveLength(2);
  });
});
