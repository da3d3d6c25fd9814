import * as v from 'valibot';

const MessageSchema = v.looseObject({ subject: v.optional(v.nullable(v.string())) });

/** What App Connect sends a plugin as `data`, in all its forms; unknown parts are kept. */
export const LoggingPayloadSchema = v.looseObject({
  note: v.optional(v.nullable(v.string())),
  logInfo: v.optional(
    v.looseObject({
      note: v.optional(v.nullable(v.string())),
      messages: v.optional(v.array(MessageSchema)),
      logInfo: v.optional(v.looseObject({ messages: v.optional(v.array(MessageSchema)) })),
    }),
  ),
});

export type LoggingPayload = v.InferOutput<typeof LoggingPayloadSchema>;

/** Puts a call's note and each message's text through a function, everything else untouched. */
export function mapTexts(payload: LoggingPayload, change: (text: string) => string): LoggingPayload {
  const mapped = typeof payload.note === 'string' ? { ...payload, note: change(payload.note) } : payload;
  const messages = payload.logInfo?.messages;
  if (messages === undefined) return mapped;
  const changed = messages.map((message) =>
    typeof message.subject === 'string' ? { ...message, subject: change(message.subject) } : message,
  );
  return { ...mapped, logInfo: { ...payload.logInfo, messages: changed } };
}

/**
 * The person's text in a payload: a new call's note, an updated call's note (async plugins get the
 * flat update as `logInfo`), or the messages (nested twice for async plugins).
 */
export function textOf(payload: LoggingPayload): string {
  const note = payload.note ?? payload.logInfo?.note;
  if (typeof note === 'string') return note;
  const messages = payload.logInfo?.messages ?? payload.logInfo?.logInfo?.messages ?? [];
  return messages.map(({ subject }) => subject ?? '').join('\n');
}
