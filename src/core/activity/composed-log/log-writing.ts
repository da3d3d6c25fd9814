/** How a connector wants its logs written (core 1.7.41 lib/constants.js:4). */
export const logFormats = ['text/html', 'text/markdown', 'text/plain'] as const;

export type LogFormat = (typeof logFormats)[number];

/** What a server knows beside the call when it writes a log. */
export interface LogWriting {
  readonly format: LogFormat;
  readonly generation: 'callback' | 'polling';
  /** Switches and date format of the person who logs, by key, as they are stored; `undefined` where nothing is. */
  readonly stored: { readonly [key: string]: unknown };
  /** Minutes east of Greenwich at a time (epoch ms). */
  readonly offsetAt: (at: number) => number;
}

export interface LogParty {
  readonly name?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly extensionNumber?: string | undefined;
}

/** A step of a call's way through an organisation. */
export interface LogLeg {
  readonly direction?: 'Inbound' | 'Outbound' | undefined;
  readonly legType?: string | undefined;
  /** Seconds. */
  readonly duration: number;
  readonly from: LogParty;
  readonly to: LogParty;
}

/** What one request tells about a call. */
export interface LogFacts {
  readonly note?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly direction?: 'Inbound' | 'Outbound' | undefined;
  readonly from?: LogParty | undefined;
  readonly to?: LogParty | undefined;
  readonly subject?: string | undefined;
  /** Known to the server only when it creates a log. */
  readonly contactNumber?: string | undefined;
  /** Epoch ms. */
  readonly startTime?: number | undefined;
  /** Seconds. The server writes nothing only where it is missing. */
  readonly duration?: number | null | undefined;
  readonly result?: string | undefined;
  readonly recordingLink?: string | undefined;
  readonly voicemailLink?: string | undefined;
  readonly aiNote?: string | undefined;
  readonly transcript?: string | undefined;
  readonly aceTranscript?: string | undefined;
  readonly aceSummary?: string | undefined;
  readonly aceScore?: string | undefined;
  readonly aceBulletedSummary?: string | undefined;
  readonly aceLink?: string | undefined;
  readonly legs?: readonly LogLeg[] | undefined;
}
