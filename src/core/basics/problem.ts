import * as v from 'valibot';
import { optionalNumber, optionalText, texts } from './schema-parts';

/** Everything that can go wrong, in one list; each code has its words in `_locales` (`problem_<code>_title`, `_help`). */
export const problemCodes = [
  'offline',
  'unreachable',
  'timeout',
  'not_app_connect',
  'garbled',
  'unexpected',
  'missing_route',
  'server_error',
  'not_started',
  'refused',
  'session_expired',
  'session_revoked',
  'ringcentral_expired',
  'crm_unrenewed',
  'not_admin',
  'not_signed_in',
  'not_connected',
  'client_id_missing',
  'cancelled',
  'sign_in_failed',
  'sign_in_permission',
  'sign_in_unsafe',
  'sign_in_closed',
  'sign_in_timed_out',
  'sign_in_denied',
  'sign_in_provider',
  'sign_in_foreign',
  'sign_in_interrupted',
  'invalid_input',
  'locked',
  'policy',
  'overwritten',
  'stale',
  'consent_needed',
  'not_agreed',
  'moved_meanwhile',
  'unchecked',
  'not_found',
  'manifest',
  'shared_plugin',
  'unknown_server',
  'unclear_outcome',
  'already_logged',
  'contact_unknown',
  'contact_ambiguous',
  'contact_made',
  'field_missing',
  'fields_unknown',
  'messages_blocked',
  'settings_too_large',
  'storage_full',
  'bug',
] as const;

export const detailsSchema = v.object({ title: v.string(), items: texts });

/**
 * What went wrong, as data; the panel turns it into words. Texts inside come from servers and are shown as plain
 * text.
 */
export const problemSchema = v.object({
  code: v.picklist(problemCodes),
  /** The server's own words. */
  message: optionalText,
  details: v.optional(v.array(detailsSchema)),
  /** HTTP status of the answer that caused it. */
  status: optionalNumber,
  /** How long the server asked us to wait, in ms. */
  retryAfterMs: optionalNumber,
  /** Host that answered, or did not. */
  host: optionalText,
  /** Keys of fields that the server reports as missing. */
  missing: v.optional(texts),
});

export type ProblemCode = (typeof problemCodes)[number];
export type ProblemDetails = v.InferOutput<typeof detailsSchema>;
export type Problem = v.InferOutput<typeof problemSchema>;

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message ?? problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export function fail(code: ProblemCode, more: Omit<Problem, 'code'> = {}): never {
  throw new ProblemError({ code, ...more });
}

/** Any thrown value as a problem. Anything unforeseen is reported as a bug, with its text only. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Error && isStorageFull(error)) return { code: 'storage_full' };
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}

/** Lets a refusal rest about which nothing more is to be done; a fault of ours goes on. */
export function ignoreProblem(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
}

/** `chrome.storage` throws a plain Error with words of its own, a database a QuotaExceededError. */
function isStorageFull({ name, message }: Error): boolean {
  return name === 'QuotaExceededError' || /\bquota\b.*\bexceeded\b/i.test(message);
}

const sessionGone = new Set(['session_expired', 'session_revoked', 'not_connected']);

/** True when only connecting to the CRM again helps. */
export function needsReconnect(problem: Problem): boolean {
  return sessionGone.has(problem.code);
}

/** True when only signing in to RingCentral again helps. */
export function needsSignIn({ code }: Problem): boolean {
  return code === 'ringcentral_expired' || code === 'not_signed_in';
}

const transient = new Set([
  'offline',
  'unreachable',
  'timeout',
  'server_error',
  'not_started',
  'garbled',
  'not_app_connect',
]);

/** True when the same request may succeed later. */
export function isTransient(problem: Problem): boolean {
  return transient.has(problem.code);
}
