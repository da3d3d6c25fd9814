import type { CatalogEntry } from './catalog';

/** A proper line in the list whose manifest is wrong in every field that matters. */
export const BROKEN_MANIFEST_ENTRY: CatalogEntry = {
  type: 'plugin',
  id: 'broken-manifest',
  access: 'public',
  ownerAccountId: '660000066',
  sharedWith: [],
  item: {
    id: 'broken-manifest',
    name: 'tornpage.broken',
    displayName: 'Torn page',
    description: 'Its manifest cannot be used.',
    version: '0.0.1',
    accountId: '660000066',
    developer: { name: 'Torn Page' },
    status: 'approved',
  },
  manifest: {
    author: null,
    version: 1,
    platforms: {
      'tornpage.broken': {
        displayName: 7,
        endpointUrl: 'data:text/javascript,alert(1)',
        userRegisterEndpointUrl: 'http://tornpage.plugins.example/admin/register',
        supportedLogTypes: 'call',
        isAsync: 'yes',
        pageContent: { const: 'x' },
      },
    },
  },
};

/** A line of the list that is no line at all. */
export const MALFORMED_ENTRY: CatalogEntry = {
  type: 'plugin',
  id: 'malformed-item',
  access: 'public',
  ownerAccountId: '660000066',
  sharedWith: [],
  item: { id: 42, displayName: null, developer: 'nobody', version: ['1'] },
  manifest: 'not a manifest',
};
