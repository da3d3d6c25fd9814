/** The two published plugin generations of `@app-connect/core`: 1.7.41 (callback) and 1.7.22 (polling). */
export const CORE_VERSIONS = ['1741', '1722'] as const;

export type CoreVersion = (typeof CORE_VERSIONS)[number];

export type ServerName = 'callback' | 'polling';

export const SERVER_VERSIONS: Readonly<Record<ServerName, CoreVersion>> = {
  callback: '1741',
  polling: '1722',
};

/** Signs the sessions of both servers; a sample value, as everything here. */
export const SESSION_SECRET = 'app-connect-stack-session-secret-0123456789';

export const HASH_KEY = 'app-connect-stack-hash-key';
