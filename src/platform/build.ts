declare global {
  interface ImportMetaEnv {
    readonly VITE_RC_CLIENT_ID?: string;
  }
}

/** RingCentral client id given at build time; '' for none. */
export const builtInClientId = import.meta.env.VITE_RC_CLIENT_ID ?? '';
