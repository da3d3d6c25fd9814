import type { Http } from '../../api/basics/http';
import type { Clock } from '../../platform/clock';
import type { RandomBytes } from '../../platform/random';
import type { WindowWatch } from '../../platform/sign-in-window';

/** What the worker's parts are given instead of reaching for it; holds no state. */
export interface Context {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Sees what sign-in windows reach, while there are any. */
  readonly windows: WindowWatch;
  /** RingCentral client id of the build; '' when it was built without one. */
  readonly builtInClientId: string;
  /** What goes on once a CRM has been connected; sign-in knows nothing of it. */
  readonly afterConnecting: () => Promise<void>;
}
