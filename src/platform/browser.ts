/** The one seam for the browser's API. Everything else imports from here, so that a test can stand in for it. */
export { default as browser } from 'webextension-polyfill';
export type { Alarms, Runtime, Storage, Tabs, Windows } from 'webextension-polyfill';
