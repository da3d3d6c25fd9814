/** What `npm run plugin -- trigger` can make happen. */
export const activityKinds = ['call', 'sms', 'fax', 'update', 'licence', 'logout'] as const;
