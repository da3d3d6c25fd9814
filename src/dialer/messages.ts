import * as v from 'valibot';
import { parseSafeUrl } from '../core/basics/url';

/** Everything that the widget says and we listen to; the rest of its vocabulary is not for us. */

const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const requestSchema = v.object({
  type: v.literal('rc-post-message-request'),
  requestId: idSchema,
  path: v.pipe(v.string(), v.maxLength(200)),
  body: v.optional(v.unknown()),
});

const responseSchema = v.object({
  type: v.literal('rc-adapter-message-response'),
  responseId: idSchema,
  response: v.optional(v.unknown()),
});

const signInSchema = v.object({
  type: v.literal('rc-login-status-notify'),
  loggedIn: v.boolean(),
  /** `<main number>*<extension number>`. */
  loginNumber: v.optional(v.fallback(v.pipe(v.string(), v.maxLength(60)), ''), ''),
});

const signInPopupSchema = v.object({
  type: v.literal('rc-login-popup-notify'),
  oAuthUri: v.pipe(v.unknown(), v.transform(parseSafeUrl), v.string()),
});

const activeCallSchema = v.object({ type: v.literal('rc-active-call-notify'), call: v.unknown() });

/** Calls of this frame's own web phone; they end with the page. */
const webPhoneSchema = v.object({
  type: v.picklist(['rc-call-init-notify', 'rc-call-start-notify', 'rc-call-end-notify']),
  call: v.object({
    id: idSchema,
    /** Its `sessionId` is the telephony session's. */
    partyData: v.optional(v.fallback(v.object({ sessionId: v.string() }), { sessionId: '' }), {
      sessionId: '',
    }),
  }),
});

const messageSchema = v.variant('type', [
  v.object({ type: v.literal('rc-adapter-pushAdapterState') }),
  v.object({ type: v.literal('rc-call-history-synced-notify') }),
  requestSchema,
  responseSchema,
  signInSchema,
  signInPopupSchema,
  activeCallSchema,
  webPhoneSchema,
]);

export type DialerMessage = v.InferOutput<typeof messageSchema>;
export type DialerRequest = v.InferOutput<typeof requestSchema>;

/** `undefined` for what we do not listen to, and for what does not have the widget's shape. */
export function readMessage(data: unknown): DialerMessage | undefined {
  const message = v.safeParse(messageSchema, data);
  return message.success ? message.output : undefined;
}
