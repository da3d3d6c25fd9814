// @ts-check

/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {import('../payloads/call.js').Call} Call */
/** @typedef {import('../payloads/call.js').Owner} Owner */
/** @typedef {import('../payloads/message-record.js').MessageRecord} MessageRecord */
/** @typedef {{ entities: JsonObject[], at: number }} Match what a matcher answered, and when (epoch ms) */
/** @typedef {{ id: number, at: number, direction: 'in' | 'out' | 'own', text: string, problem: boolean }} EventLine */
/** @typedef {{ id: string, level: string, message: string, details: unknown[] }} Alert */
/** @typedef {{ id: string, message: string, severity: string, actionLabel: string, closable: boolean }} Banner */
/** @typedef {JsonObject & { id: string }} CustomizedPage */
/** @typedef {'registrations' | 'authorizationUpdates' | 'settingsUpdates' | 'pageUpdates' | 'contactMatches' | 'contactSearches' | 'callLogMatches' | 'messageLogMatches'} CountName */
/** @typedef {{ value: boolean, readOnly: boolean, reason: string }} AssistantSwitch */
/** @typedef {{ showAiAssistantWidget: AssistantSwitch, autoStartAiAssistant: AssistantSwitch }} Assistant */
/** @typedef {{ formatType: string, template: string, readOnly: boolean, reason: string }} NumberFormat */
/** @typedef {'chat' | 'text' | 'fax' | 'voicemail' | 'meetings' | 'contacts' | 'recordings'} FeatureName */
/** @typedef {{ message: string, confirm: () => void }} Caution asks before contacting somebody on a do-not-contact list */

/**
 * @typedef {object} DialerState
 * @property {Owner | null} owner null until somebody has signed in
 * @property {string | null} accessToken
 * @property {'idle' | 'asking' | 'entering'} signIn asking: a sign-in page is open; entering: the code is being used
 * @property {boolean} leaving a sign-out is not over: the session is still stored
 * @property {boolean} started the host has been told that nobody is signed in
 * @property {string} heldCallback a callbackUri that waits for its turn
 * @property {string} lastCallback so that the same one is not used twice
 * @property {string} signInProblem
 * @property {string} verifier of the open sign-in page; it never leaves the dialer but with the code
 * @property {JsonObject | null} service what the host registered
 * @property {string} route
 * @property {string[]} trail the routes before this one
 * @property {boolean} ready calls can be placed
 * @property {Call | null} call the live call
 * @property {Call[]} calls newest first
 * @property {MessageRecord[]} messages newest first
 * @property {Record<string, Match>} contactMatches by phone number
 * @property {Record<string, Match>} callLogs by session id
 * @property {Record<string, Match>} messageLogs by conversation log id
 * @property {JsonObject[]} contacts
 * @property {CustomizedPage[]} pages
 * @property {CustomizedPage | null} callLogPage
 * @property {CustomizedPage | null} messagesLogPage
 * @property {Alert[]} alerts
 * @property {Banner | null} banner
 * @property {Caution | null} caution
 * @property {{ call: boolean, message: boolean }} autoLog
 * @property {Record<FeatureName, boolean>} features what the host has left on
 * @property {Assistant} assistant
 * @property {NumberFormat} numberFormat
 * @property {boolean} tracksTyping outbound messages say how long they were typed
 * @property {string} theme light, dark or system
 * @property {string} number the free number, or the one that the host asked to call
 * @property {string} text the text to send
 * @property {number | null} fixedDuration seconds; null takes the time that really passed
 * @property {number} recordDelay seconds from the end of the last call to the final records
 * @property {EventLine[]} events oldest first
 * @property {number} problems
 * @property {Record<CountName, number>} counts since this page was loaded
 */

/** @type {DialerState} */
const initialState = {
  owner: null,
  accessToken: null,
  signIn: 'idle',
  leaving: false,
  started: false,
  heldCallback: '',
  lastCallback: '',
  signInProblem: '',
  verifier: '',
  service: null,
  route: '/dialer',
  trail: [],
  ready: false,
  call: null,
  calls: [],
  messages: [],
  contactMatches: {},
  callLogs: {},
  messageLogs: {},
  contacts: [],
  pages: [],
  callLogPage: null,
  messagesLogPage: null,
  alerts: [],
  banner: null,
  caution: null,
  autoLog: { call: false, message: false },
  features: {
    chat: true,
    text: true,
    fax: true,
    voicemail: true,
    meetings: true,
    contacts: true,
    recordings: true,
  },
  assistant: {
    showAiAssistantWidget: { value: false, readOnly: false, reason: '' },
    autoStartAiAssistant: { value: false, readOnly: false, reason: '' },
  },
  numberFormat: { formatType: 'national', template: '', readOnly: false, reason: '' },
  tracksTyping: false,
  theme: 'system',
  number: '+16505550123',
  text: 'Hello, is my order ready?',
  fixedDuration: null,
  recordDelay: 5,
  events: [],
  problems: 0,
  counts: {
    registrations: 0,
    authorizationUpdates: 0,
    settingsUpdates: 0,
    pageUpdates: 0,
    contactMatches: 0,
    contactSearches: 0,
    callLogMatches: 0,
    messageLogMatches: 0,
  },
};

/**
 * @typedef {object} Store
 * @property {() => DialerState} get
 * @property {(change: Partial<DialerState>) => void} set
 * @property {(listener: (state: DialerState) => void) => void} subscribe
 */

/**
 * @param {Partial<DialerState>} start
 * @returns {Store}
 */
export function createStore(start) {
  let state = { ...initialState, ...start };
  /** @type {((state: DialerState) => void)[]} */
  const listeners = [];
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener(state);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
