// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readManifestText } from '../../../../../src/core/plugins/manifest-text';
import type { Exchange } from '../../../../../src/core/plugins/plugin-traffic';
import { TrafficView } from '../../../../../src/panel/plugins/workbench/TrafficView';
import { useTraffic } from '../../../../../src/panel/plugins/workbench/use-traffic';
import { paintPanel } from '../../paint-panel';

const { sent, hear } = vi.hoisted(() => {
  const hear: { tell: (message: unknown) => void } = { tell: () => undefined };
  const sent: unknown[] = [];
  return { sent, hear };
});
vi.mock('../../../../../src/platform/channel', () => ({
  openChannel: (_name: string, onMessage: (message: unknown) => void) => {
    hear.tell = onMessage;
    return { send: (message: unknown) => void sent.push(message), close: () => undefined };
  },
}));

const manifest = readManifestText(
  JSON.stringify({
    name: 'acme.redaction',
    supportedLogTypes: ['call'],
    endpointUrl: 'https://redaction.plugins.example/plugin/sync',
    userRegisterEndpointUrl: 'https://redaction.plugins.example/admin/register',
  }),
);
const description = manifest.state === 'read' ? manifest.description : undefined;
const data = { logInfo: { id: 1 }, note: 'before' };
const exchange: Exchange = {
  id: 7,
  at: 0,
  caller: 'callback',
  host: 'redaction.plugins.example',
  method: 'POST',
  path: '/plugin/sync',
  headers: { authorization: 'Bearer pl4nted-secret' },
  body: JSON.stringify({ data }),
  answer: { status: 200, headers: {}, body: JSON.stringify({ ...data, note: 'after' }), tookMs: 12 },
};
const tell = (message: unknown) => act(async () => hear.tell(message));
function FedTraffic() {
  return <TrafficView traffic={useTraffic()} description={description} />;
}
const open = () => paintPanel(<FedTraffic />);
const title = 'POST redaction.plugins.example/plugin/sync';

beforeEach(() => void sent.splice(0));

test('says how to start the servers where none are told of, and greets whoever comes', async () => {
  const panel = await open();
  expect(sent).toEqual([{ kind: 'hello' }]);
  expect(panel.text()).toContain('npm run plugin -- dev');
  expect(panel.link('Open Privacy')).toBe('#/settings/privacy');
});

describe('a request', () => {
  test('is listed with what the contract says of it, and opens into all about it without its secrets', async () => {
    const panel = await open();
    await tell({ kind: 'exchanges', exchanges: [exchange] });
    expect(panel.text()).toContain('callback · Every log · 200 in 12 ms');
    expect(panel.text()).toContain('changed');
    await panel.press(title);
    const changed = panel.element.querySelector('ins')?.textContent;
    expect(changed).toContain('after');
    expect(panel.element.innerHTML).not.toContain('pl4nted');
  });

  test('is sent again, as it was or edited', async () => {
    const panel = await open();
    await tell({ kind: 'exchanges', exchanges: [exchange] });
    await panel.press(title);
    await panel.press('Send again');
    await panel.press('Edit and send…');
    await panel.type('Body', '{}');
    await panel.press('Send edited request');
    expect(sent.slice(1)).toEqual([
      { kind: 'resend', id: 7 },
      { kind: 'resend', id: 7, body: '{}' },
    ]);
    await tell({ kind: 'done', problem: 'The plugin is not running.' });
    expect(panel.text()).toContain('The plugin is not running.');
  });

  test('is found by host, method and status', async () => {
    const panel = await open();
    await tell({ kind: 'exchanges', exchanges: [exchange, { ...exchange, id: 8, host: 'other.example' }] });
    await act(async () => {
      const field = panel.element.querySelector<HTMLInputElement>('input[type=search]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        'post 200 other',
      );
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect([...panel.element.querySelectorAll('.row')]).toHaveLength(1);
  });

  test('that cannot be read is left out', async () => {
    const panel = await open();
    await tell({ kind: 'exchanges', exchanges: [{ id: 'x' }, exchange] });
    await tell({ anything: 'else' });
    expect([...panel.element.querySelectorAll('.row')]).toHaveLength(1);
  });
});
