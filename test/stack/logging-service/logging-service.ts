import * as v from 'valibot';

export const SubscriptionSchema = v.looseObject({
  crmToken: v.pipe(v.string(), v.minLength(1)),
  crmPlatform: v.string(),
  crmAdapterUrl: v.string(),
  subscriptionLevel: v.picklist(['Account', 'User']),
  loggingByAdmin: v.boolean(),
});

type Subscription = v.InferOutput<typeof SubscriptionSchema>;

/** State of the server-side logging service: one admin at a time holds the subscription. */
export class LoggingService {
  subscription: Subscription | null = null;
  /** Name of the admin who subscribed. */
  subscriber: string | null = null;
  doNotLogNumbers = '';

  reset(): void {
    this.subscription = null;
    this.subscriber = null;
    this.doNotLogNumbers = '';
  }

  subscribe(subscription: Subscription, admin: string): void {
    this.subscription = subscription;
    this.subscriber = admin;
  }

  unsubscribe(): void {
    this.subscription = null;
    this.subscriber = null;
  }

  isHeldByAnother(admin: string): boolean {
    return this.subscriber !== null && this.subscriber !== admin;
  }

  /** What an admin is told; never the session token that it was given. */
  describe(admin: string) {
    const { crmToken: _secret, ...setting } = this.subscription ?? { crmToken: '' };
    const shown = { ...setting, doNotLogNumbers: this.doNotLogNumbers };
    if (this.isHeldByAnother(admin)) {
      return { subscribed: false, subscribedByOtherAdmin: { name: this.subscriber, setting: shown } };
    }
    return { subscribed: this.subscription !== null, ...shown };
  }
}
