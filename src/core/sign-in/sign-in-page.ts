import * as v from 'valibot';
import { parseSafeUrl } from '../basics/url';

const safeUrl = v.pipe(
  v.string(),
  v.check((address) => parseSafeUrl(address) !== undefined),
);

/** A CRM's own sign-in page, as it is asked for (RFC 6749 §4.1.1). */
export const signInPageSchema = v.object({
  /** With all its parameters but the `state`. */
  address: safeUrl,
  /** Where it ends. */
  redirectPage: safeUrl,
  /** What the `state` has to say: the server reads the platform from it (core 1.7.41 index.js:1228). A nonce is added. */
  state: v.pipe(v.string(), v.maxLength(2000)),
});

export type SignInPage = v.InferOutput<typeof signInPageSchema>;
