import type { Express, Request } from 'express';
import * as v from 'valibot';
import { queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { callsOf, messagesOf } from './call-history';
import type { PlayedCall } from './call-history';
import { ACCOUNTS, fullName, peopleOfAccount } from './people';
import type { Person } from './people';
import { asAdmin } from './signed-in';
import type { TokenStore } from './token-store';

const AggregationSchema = v.object({
  grouping: v.object({ groupBy: v.string() }),
  timeSettings: v.object({
    timeZone: v.string(),
    timeRange: v.object({ timeFrom: v.string(), timeTo: v.string() }),
  }),
});

interface Group {
  readonly key: string;
  readonly name: string;
  readonly calls: readonly PlayedCall[];
}

/** What reports are made of, for an admin: somebody's calls and messages, and the sums of business analytics. */
export function addReportRoutes(app: Express, tokens: TokenStore): void {
  app.get(
    '/restapi/v1.0/account/~/extension/:id/call-log',
    asAdmin(tokens, (admin, request, response) => {
      const calls = callsOf(personOf(admin, request), ...rangeOf(request));
      response.json({ records: calls.map(callRecord), navigation: {} });
    }),
  );
  app.get(
    '/restapi/v1.0/account/~/extension/:id/message-store',
    asAdmin(tokens, (admin, request, response) => {
      const messages = messagesOf(personOf(admin, request), ...rangeOf(request));
      response.json({ records: messages.map(({ sentAt: _sentAt, ...record }) => record), navigation: {} });
    }),
  );
  app.post(
    '/analytics/calls/v1/accounts/~/aggregation/fetch',
    asAdmin(tokens, (admin, request, response) => {
      const { grouping, timeSettings } = v.parse(AggregationSchema, bodyData(request));
      const { timeFrom, timeTo } = timeSettings.timeRange;
      const groups = groupsOf(admin.accountId, grouping.groupBy, Date.parse(timeFrom), Date.parse(timeTo));
      response.json({ data: { groupedBy: grouping.groupBy, records: groups.map(groupRecord) } });
    }),
  );
}

function personOf(admin: Person, request: Request): Person {
  return peopleOfAccount(admin.accountId).find(({ id }) => id === request.params['id']) ?? admin;
}

function rangeOf(request: Request): [number, number] {
  return [Date.parse(queryText(request, 'dateFrom')), Date.parse(queryText(request, 'dateTo'))];
}

function callRecord({ startedAt, ...call }: PlayedCall) {
  return { ...call, startTime: new Date(startedAt).toISOString(), type: 'Voice' };
}

/** Groups of people; of the other kinds this account has none. */
function groupsOf(accountId: string, groupBy: string, from: number, to: number): Group[] {
  const people = peopleOfAccount(accountId);
  const everyone = people.map((person) => ({
    key: person.id,
    name: fullName(person),
    calls: callsOf(person, from, to),
  }));
  if (groupBy === 'Users') return everyone;
  if (groupBy !== 'Company') return [];
  const name = ACCOUNTS.find(({ id }) => id === accountId)?.name ?? '';
  return [{ key: accountId, name, calls: everyone.flatMap(({ calls }) => calls) }];
}

function groupRecord({ key, name, calls }: Group) {
  const count = (test: (call: PlayedCall) => boolean) => calls.filter(test).length;
  const inbound = count(({ direction }) => direction === 'Inbound');
  const answered = count(({ direction, result }) => direction === 'Inbound' && result === 'Accepted');
  const outbound = calls.length - inbound;
  return {
    key,
    info: { name },
    counters: {
      callsByDirection: { valueType: 'Instances', values: { inbound, outbound } },
      callsByResponse: {
        valueType: 'Instances',
        values: { answered, notAnswered: inbound - answered, connected: outbound, notConnected: 0 },
      },
    },
    timers: {
      allCalls: { valueType: 'Seconds', values: calls.reduce((sum, { duration }) => sum + duration, 0) },
    },
  };
}
