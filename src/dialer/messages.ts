import * as v from 'valibot';
import { parseSafeUrl } from '../core/basics/url';
import { assistantNoticeSchema, displayNoticeSchema } from './widget-features';

/** Everything the widget sends that we use; the rest of its protocol is ignored. */

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

/** Calls of this frame's own web phone, which end when the page closes. */
const webPhoneSchema = v.object({
  type: v.picklist(['rc-call-init-notify', 'rc-call-start-notify', 'rc-call-end-notify']),
  call: v.object({
    id: idSchema,
    /** Its `sessionId` is that of the telephony session. */
    partyData: v.optional(v.fallback(v.object({ sessionId: v.string() }), { sessionId: '' }), {
      sessionId: '',
    }),
  }),
});

const messageSchema = v.variant('type', [
  assistantNoticeSchema,
  displayNoticeSchema,
  v.object({ type: v.literal('rc-adapter-pushAdapterState') }),
  v.object({ type: v.literal('rc-brand-assets-notify') }),
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

/** `undefined` for messages that we do not use or that do not have the widget's shape. */
export function readMessage(data: unknown): DialerMessage | undefined {
  const message = v.safeParse(messageSchema, data);
  return message.success ? message.output : undefined;
}
