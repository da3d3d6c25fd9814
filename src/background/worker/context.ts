import type { Http } from '../../api/basics/http';
import type { Departure } from '../../core/settings/traffic';
import type { Clock } from '../../platform/clock';
import type { RandomBytes } from '../../platform/random';
import type { WindowWatch } from '../../platform/sign-in-window';

/** Dependencies of the worker's parts; holds no state. */
export interface Context extends Clock {
  readonly http: Http;
  readonly random: RandomBytes;
  /** Reports which addresses sign-in windows reach, while there are any. */
  readonly windows: WindowWatch;
  /** RingCentral client id of the build; '' for none. */
  readonly builtInClientId: string;
  /** The extension's own. */
  readonly version: string;
  /** Counts what leaves, for Settings → Privacy. */
  readonly countDeparture: (departure: Omit<Departure, 'at'>) => void;
  /** What goes on once a CRM has been connected; sign-in knows nothing of it. */
  readonly afterConnecting: () => Promise<void>;
}
