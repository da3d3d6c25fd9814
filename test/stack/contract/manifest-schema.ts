import { addressNames, type AddressName } from '../../../src/core/plugins/asked';
import { logTypes } from '../../../src/core/basics/log-type';
import { decorations, kindsByType } from '../../../src/core/forms/declared-field';
import { fieldLimits } from '../../../src/core/forms/schema-limits';
import type { JsonObject } from '../../../src/core/basics/json';

/** What a key of the manifest does, and what people see of it; the reference in the guide is made of these. */
const addressWords: { readonly [name in AddressName]: string } = {
  endpointUrl:
    'Called for every log of the kinds that the plugin handles. The details show its host as the one that receives what is logged.',
  userRegisterEndpointUrl:
    'Called once when an admin installs the plugin, with a RingCentral token of theirs. Answers `{ jwtToken }`, by which App Connect shows itself from then on. The details name its host.',
  licenseStatusUrl:
    'Says whether the account has a licence. Asked about once a day and when somebody presses _Check now_; what it answers stands on the plugin’s page.',
  tokenSyncUrl:
    'Called before each asynchronous run, so that the plugin can hand out a fresh token. Nobody sees it; the details name its host.',
  authorizationUrl:
    'Gives the page on which a person connects their account at a third party: the button _Connect_ on the plugin’s page.',
  authStateUrl: 'Says whether an account is connected; shown beside the button.',
  logoutUrl: 'Disconnects the account: the button _Log out_ on the plugin’s page.',
};

/** A literal with this member would be taken for a promise. */
const thenOf = (part: JsonObject): JsonObject => Object.fromEntries(new Map([['then', part]]));

const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: 'string',
  description,
  ...more,
});
const flag = (description: string): JsonObject => ({ type: 'boolean', description });
const count = (description: string): JsonObject => ({ type: 'integer', minimum: 0, description });

/** Public addresses, and those of one’s own computer, which the stack publishes under a public name. */
const addressPattern = '^(https://[^/]|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])[:/])';

/** Left empty, an address counts as not given. */
function address(name: AddressName): JsonObject {
  return text(addressWords[name], { maxLength: 2048, pattern: `^$|${addressPattern}` });
}

const valueTypes = Object.keys(kindsByType);
const choiceTypes = valueTypes.filter((type) => kindsByType[type] === 'select');

const option: JsonObject = {
  anyOf: [
    { type: ['string', 'number'] },
    {
      type: 'object',
      properties: {
        const: { type: ['string', 'number'], description: 'The value that the plugin receives.' },
        title: text('What people read.'),
      },
      anyOf: [{ required: ['const'] }, { required: ['id'] }, { required: ['value'] }],
    },
  ],
};
const options = (description: string): JsonObject => ({
  type: 'array',
  maxItems: fieldLimits.optionsOfField,
  items: option,
  description,
});

/** One field of `pageContent`. */
const field: JsonObject = {
  type: 'object',
  properties: {
    const: text('The key under which the plugin receives the value: `config.<const>.value`. Each once.', {
      maxLength: fieldLimits.key,
    }),
    title: text('The label.'),
    description: text(
      'A line below the label. May use **bold**, *italics*, `code` and [links](https://example.com).',
    ),
    type: {
      enum: [...valueTypes, ...decorations],
      description:
        'What is asked for. Without it: `string`. The last ones only show something and have no value.',
      default: 'string',
    },
    required: flag('Whether the settings can be saved without it.'),
    hidden: flag('Only admins see it: for a value that is the same for everyone.'),
    default: { description: 'What holds until somebody chooses. It must fit the field’s own limits.' },
    defaultValue: { description: 'The same as `default`, an older spelling.' },
    oneOf: options('What a `selection` offers.'),
    options: options('The same as `oneOf`, an older spelling.'),
    multiSelect: flag('Several of the options may be chosen; the value is a list.'),
    multiple: flag('The same as `multiSelect`.'),
    searchable: flag('The options can be searched: for long lists.'),
    uiSchema: {
      type: 'object',
      description:
        'How it looks: `ui:widget` (`textarea`, `password`, `radio`, …), `ui:placeholder`, `ui:help`.',
    },
    minLength: count('The shortest text.'),
    maxLength: count('The longest text.'),
    pattern: text('A regular expression for the text; one that could take long is not used.', {
      maxLength: 500,
    }),
    format: text('What kind of text: `email`, `uri`, `date`, `time`, `password`, …'),
    minimum: { type: 'number', description: 'The smallest number.' },
    maximum: { type: 'number', description: 'The largest number.' },
    exclusiveMinimum: { type: 'number', description: 'What the number has to be above.' },
    exclusiveMaximum: { type: 'number', description: 'What the number has to be below.' },
    multipleOf: { type: 'number', exclusiveMinimum: 0, description: 'The step of the number.' },
    minItems: count('The fewest items of a list, or choices.'),
    maxItems: count('The most items of a list, or choices.'),
    uniqueItems: flag('Whether each item of a list may be there only once.'),
  },
  allOf: [
    {
      if: { properties: { type: { enum: [...decorations] } }, required: ['type'] },
      else: {
        required: ['const'],
        properties: { const: { minLength: 1, not: { enum: ['__proto__', 'constructor', 'prototype'] } } },
      },
    },
    {
      if: { properties: { type: { enum: choiceTypes } }, required: ['type'] },
      ...thenOf({
        anyOf: [{ required: ['oneOf'] }, { required: ['options'] }],
        properties: { oneOf: { minItems: 1 }, options: { minItems: 1 } },
      }),
    },
  ],
};

const when = (name: string, needed: readonly string[]): JsonObject => ({
  if: { properties: { [name]: { const: true } }, required: [name] },
  ...thenOf({
    required: [...needed],
    properties: Object.fromEntries(needed.map((key) => [key, { minLength: 1 }])),
  }),
});

const platform: JsonObject = {
  type: 'object',
  properties: {
    name: text('`<developer>.<plugin>`. It never changes: the plugin is known by it.', {
      minLength: 1,
      maxLength: 200,
    }),
    displayName: text('The name in the catalog and everywhere else.', { minLength: 1, maxLength: 120 }),
    description: text('What it does, in the catalog and in the details: a sentence or two.', {
      maxLength: 1000,
    }),
    version: text('Three numbers, `1.0.0`. Raised, the panel offers admins the update.', { maxLength: 40 }),
    iconUrl: text('A square picture (PNG, SVG, WebP) in the catalog.', {
      pattern: `^$|${addressPattern}`,
    }),
    isAsync: flag(
      'False: runs before the log is saved and may change it. True: runs after it and may append a note; people follow it under _Tasks_.',
    ),
    phase: text('A word for the directory (`beforeLogging`, `afterLogging`); nothing depends on it.', {
      maxLength: 40,
    }),
    supportedLogTypes: {
      type: 'array',
      items: { enum: [...logTypes] },
      description:
        'On which logs it runs. The details list them. Without this list the server fails every log of the account.',
    },
    requireLicense: flag('Whether people need a licence; then the panel asks `licenseStatusUrl` for it.'),
    showAuthorizationButton: flag('Whether each person connects an account at a third party.'),
    ...Object.fromEntries(addressNames.map((name) => [name, address(name)])),
    pageContent: {
      type: 'array',
      maxItems: fieldLimits.items,
      items: field,
      description: 'The settings, a form field each, in this order.',
    },
    configSchema: {
      type: 'object',
      description:
        'The settings as JSON Schema 2020-12, where a list of fields is not enough: groups, lists of objects, conditions. Where it is there, `pageContent` is for older clients alone.',
    },
    configUiSchema: {
      type: 'object',
      description: 'How the fields of `configSchema` look: `{ "<key>": { "ui:widget": "textarea" } }`.',
    },
  },
  required: ['endpointUrl', 'userRegisterEndpointUrl', 'supportedLogTypes'],
  allOf: [
    {
      properties: {
        endpointUrl: { minLength: 1 },
        userRegisterEndpointUrl: { minLength: 1 },
      },
    },
    when('isAsync', ['tokenSyncUrl']),
    when('requireLicense', ['licenseStatusUrl']),
    when('showAuthorizationButton', ['authorizationUrl', 'authStateUrl', 'logoutUrl']),
  ],
};

/**
 * The JSON Schema of a plugin's manifest, made of what the panel's own reading takes (src/core), so that an editor,
 * `check` and the panel cannot disagree. `test/stack/plugin-manifest.schema.json` is this, as a file for editors.
 */
export const manifestSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Manifest of an App Connect plugin',
  description:
    'One plugin as its author keeps it (`name`, `endpointUrl`, …), or as the directory publishes it (`platforms`).',
  type: 'object',
  properties: { $schema: text('Where this schema is, for editors.') },
  if: { required: ['platforms'] },
  ...thenOf({
    properties: {
      author: {
        type: 'object',
        properties: { name: text('Who made it; in the catalog.', { maxLength: 80 }) },
      },
      version: text('The version, where the platform has none.', { maxLength: 40 }),
      platforms: {
        type: 'object',
        minProperties: 1,
        additionalProperties: { $ref: '#/$defs/plugin' },
        description: 'The plugin under its name, `<developer>.<plugin>`.',
      },
    },
  }),
  else: { $ref: '#/$defs/plugin', required: ['name'] },
  $defs: { plugin: platform },
};

/** Of one plugin, and of one of its settings: what a reference is made of. */
export const manifestParts = { plugin: platform, setting: field } as const;
