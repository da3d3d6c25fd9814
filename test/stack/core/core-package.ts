import { createRequire } from 'node:module';
import type { RequestListener } from 'node:http';
import type { AxiosStatic } from 'axios';
import type { Sequelize } from 'sequelize';
import type { CoreVersion } from './core-version';

/** The part of `@app-connect/core` that a server program uses. */
export interface CorePackage {
  createCoreApp(): RequestListener;
  readonly connectorRegistry: {
    registerConnector(platform: string, connector: object, manifest: object): void;
    setDefaultManifest(manifest: object): void;
  };
}

const requireFromHere = createRequire(import.meta.url);

/** The copy of axios that the core packages themselves load. */
export function requireCoreAxios(version: CoreVersion): AxiosStatic {
  const axios: unknown = coreRequire(version)('axios');
  if (!isAxios(axios)) throw new Error('axios is not what it was');
  return axios;
}

/** By which App Connect's own connectors read phone numbers. */
export interface PhoneNumbers {
  parsePhoneNumber(number: string): { valid: boolean; number?: { e164: string; significant: string } };
  getSupportedCallingCodes(): number[];
}

/** The copy of awesome-phonenumber that the core packages themselves load. */
export function requireCorePhoneNumbers(version: CoreVersion): PhoneNumbers {
  const phoneNumbers: unknown = coreRequire(version)('awesome-phonenumber');
  if (!isPhoneNumbers(phoneNumbers)) throw new Error('awesome-phonenumber is not what it was');
  return phoneNumbers;
}

/** Loads an unmodified core package over a database of the caller's choice. */
export function requireCore(version: CoreVersion, sequelize: Sequelize): CorePackage {
  seedModule(`app-connect-core-${version}/models/sequelize`, { sequelize });
  const core: unknown = requireFromHere(`app-connect-core-${version}`);
  if (!isCorePackage(core)) throw new Error(`app-connect-core-${version} is not what it was`);
  return core;
}

/** Keeps dynamoose from creating tables, which would end the process without a DynamoDB at hand. */
export function calmDynamoose(version: CoreVersion): void {
  const dynamoose: unknown = coreRequire(version)('dynamoose');
  if (!isDynamoose(dynamoose)) throw new Error('dynamoose is not what it was');
  dynamoose.Table.defaults.set({ create: false, waitForActive: false });
}

function coreRequire(version: CoreVersion): NodeJS.Require {
  return createRequire(requireFromHere.resolve(`app-connect-core-${version}`));
}

/** Both versions fix their own connection in this module; 1.7.22 even fixes PostgreSQL with TLS. */
function seedModule(specifier: string, exports: object): void {
  const filename = requireFromHere.resolve(specifier);
  const Module = requireFromHere('node:module');
  const seeded = new Module(filename);
  seeded.filename = filename;
  seeded.exports = exports;
  seeded.loaded = true;
  requireFromHere.cache[filename] = seeded;
}

function isAxios(value: unknown): value is AxiosStatic {
  return typeof value === 'function' && 'interceptors' in value && 'create' in value;
}

function isPhoneNumbers(value: unknown): value is PhoneNumbers {
  return typeof value === 'function' && 'parsePhoneNumber' in value && 'getSupportedCallingCodes' in value;
}

function isCorePackage(value: unknown): value is CorePackage {
  return (
    typeof value === 'object' && value !== null && 'createCoreApp' in value && 'connectorRegistry' in value
  );
}

interface Dynamoose {
  readonly Table: { readonly defaults: { set(defaults: object): void } };
}

function isDynamoose(value: unknown): value is Dynamoose {
  return typeof value === 'object' && value !== null && 'Table' in value;
}
