import { describe, expect, it } from 'vitest';
import { readPublishedManifest } from '../../stack/published/published-manifest';

const PLATFORM = {
  name: 'me.webhook_notify',
  displayName: 'Webhook notify',
  version: '0.1.0',
  endpointUrl: 'http://localhost:6067/plugin/async?x=1',
  userRegisterEndpointUrl: 'http://127.0.0.1:6067/admin/register',
  documentationUrl: 'https://docs.example.org/',
  pageContent: [{ const: 'a', title: 'A', type: 'string' }],
};

describe('a plugin developer’s manifest', () => {
  it('gets a public name for its loopback addresses, in both shapes', () => {
    for (const source of [PLATFORM, { platforms: { 'me.webhook_notify': PLATFORM } }]) {
      const published = readPublishedManifest(source);
      expect(published).toMatchObject({ id: 'webhook-notify', port: 6067, displayName: 'Webhook notify' });
      expect(published.manifest).toMatchObject({
        platforms: {
          'me.webhook_notify': {
            endpointUrl: 'https://webhook-notify.plugins.example/plugin/async?x=1',
            userRegisterEndpointUrl: 'https://webhook-notify.plugins.example/admin/register',
            documentationUrl: 'https://docs.example.org/',
            pageContent: PLATFORM.pageContent,
          },
        },
      });
    }
  });

  it('is refused without a name or with several ports', () => {
    expect(() => readPublishedManifest({ ...PLATFORM, name: undefined })).toThrow('The manifest has no name');
    expect(() => readPublishedManifest({ ...PLATFORM, endpointUrl: 'http://localhost:1/x' })).toThrow(
      'several ports',
    );
  });
});
