import * as v from 'valibot';
import { fullName, type Person } from '../ringcentral/people';

export const SubscriptionSchema = v.looseObject({
  crmToken: v.pipe(v.string(), v.minLength(1)),
  crmPlatform: v.string(),
  crmAdapterUrl: v.string(),
  subscriptionLevel: v.picklist(['Account', 'User']),
  loggingByAdmin: v.boolean(),
  loggingWithUserAssigned: v.optional(v.boolean(), false),
});

export type Subscription = v.InferOutput<typeof SubscriptionSchema>;

/** State of the server-side logging service: one admin at a time holds the subscription. */
export class LoggingService {
  subscription: Subscription | null = null;
  /** The admin who subscribed. */
  subscriber: Person | null = null;
  doNotLogNumbers = '';
  /** App Connect's hash of each RingCentral account that somebody has signed in from. */
  readonly hashedAccountIds = new Map<string, string>();

  reset(): void {
    this.subscription = null;
    this.subscriber = null;
    this.doNotLogNumbers = '';
    this.hashedAccountIds.clear();
  }

  subscribe(subscription: Subscription, admin: Person): void {
    this.subscription = subscription;
    this.subscriber = admin;
  }

  unsubscribe(): void {
    this.subscription = null;
    this.subscriber = null;
  }

  isHeldByAnother(admin: Person): boolean {
    return this.subscriber !== null && this.subscriber.id !== admin.id;
  }

  /** Whether the subscription is for this person's calls. */
  covers(person: Person): boolean {
    return this.subscription?.subscriptionLevel === 'User'
      ? this.subscriber?.id === person.id
      : this.subscriber?.accountId === person.accountId;
  }

  /** @param number E.164, or an extension number */
  leavesOut(number: string): boolean {
    return this.doNotLogNumbers.split(',').includes(number);
  }

  /** What an admin is told; never the session token that it was given. */
  describe(admin: Person) {
    const { crmToken: _secret, ...setting } = this.subscription ?? { crmToken: '' };
    const shown = { ...setting, doNotLogNumbers: this.doNotLogNumbers };
    if (this.subscriber !== null && this.isHeldByAnother(admin)) {
      const name = fullName(this.subscriber);
      return { subscribed: false, subscribedByOtherAdmin: { name, setting: shown } };
    }
    return { subscribed: this.subscription !== null, ...shown };
  }
}
