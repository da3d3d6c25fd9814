import * as v from 'valibot';
import { parseSafeUrl } from '../basics/url';

const safeUrl = v.custom<string>((address) => parseSafeUrl(address) !== undefined);

/** A CRM's own sign-in page, requested as in RFC 6749 §4.1.1. */
export const signInPageSchema = v.object({
  /** With all parameters except `state`. */
  address: safeUrl,
  /** Page on which the sign-in ends. */
  redirectPage: safeUrl,
  /** Content of `state`, from which the server reads the platform (core 1.7.41 index.js:1228). A nonce is added. */
  state: v.pipe(v.string(), v.maxLength(2000)),
});

export type SignInPage = v.InferOutput<typeof signInPageSchema>;
