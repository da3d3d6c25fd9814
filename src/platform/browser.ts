/** The only access to the browser's API. Everything else imports it from here, so that tests can replace it. */
export { default as browser } from 'webextension-polyfill';
export type { Alarms, Runtime, Storage, Tabs, Windows } from 'webextension-polyfill';
