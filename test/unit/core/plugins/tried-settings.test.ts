import { describe, expect, test } from 'vitest';
import { readManifestText } from '../../../../src/core/plugins/manifest-text';
import { triedConfig, type Tried } from '../../../../src/core/plugins/tried-settings';

const manifest = readManifestText(
  JSON.stringify({
    name: 'acme.redaction',
    supportedLogTypes: ['call'],
    endpointUrl: 'https://redaction.example.com/plugin/sync',
    userRegisterEndpointUrl: 'https://redaction.example.com/admin/register',
    pageContent: [
      { const: 'mark', title: 'Replace with', type: 'string', default: '[x]' },
      { const: 'days', title: 'Days', type: 'number' },
      { const: 'region', title: 'Region', type: 'string', hidden: true },
    ],
  }),
);

function valuesWith(tried: Partial<Tried>): object {
  if (manifest.state !== 'read') throw new Error(manifest.state);
  const config = triedConfig(manifest.body, manifest.description, { defaults: {}, choices: {}, ...tried });
  return Object.fromEntries(Object.entries(config).map(([key, field]) => [key, Object(field).value]));
}

describe('what a plugin that is being written would get', () => {
  test('is its own default where nobody has set anything', () => {
    expect(valuesWith({})).toMatchObject({ mark: '[x]' });
  });

  test('is what the person chose over an admin’s default', () => {
    const defaults = { mark: { value: 'admin', locked: false, reason: '' } };
    expect(valuesWith({ defaults })).toMatchObject({ mark: 'admin' });
    expect(valuesWith({ defaults, choices: { mark: 'mine' } })).toMatchObject({ mark: 'mine' });
  });

  test('is what an admin has locked, whatever the person chose', () => {
    const defaults = { mark: { value: 'admin', locked: true, reason: '' } };
    expect(valuesWith({ defaults, choices: { mark: 'mine' } })).toMatchObject({ mark: 'admin' });
  });

  test('has hidden settings too', () => {
    const defaults = { region: { value: 'eu', locked: false, reason: '' } };
    expect(valuesWith({ defaults })).toMatchObject({ region: 'eu' });
  });
});
