import type { LogLeg, LogParty } from './log-writing';

/** A line for each step of a call's way through the organisation. */
export function journeyOf(legs: readonly LogLeg[]): string {
  return legs.map((leg, place) => (place === 0 ? beginningOf(leg) : transferOf(leg))).join('\n');
}

function beginningOf({ direction, from, to }: LogLeg): string {
  return direction === 'Outbound'
    ? `Made call from ${partyWords(from)}`
    : `Received call at ${partyWords(to)}`;
}

function transferOf({ direction, legType, duration, from, to }: LogLeg): string {
  const party = direction === 'Outbound' && legType !== 'PstnToSip' ? from : to;
  return `Transferred to ${partyWords(party)}, duration: ${duration} second${duration > 1 ? 's' : ''}`;
}

/** Without a number nobody is named. */
function partyWords({ name, phoneNumber, extensionNumber }: LogParty): string {
  const numbers = [phoneNumber, extensionNumber && `ext ${extensionNumber}`].filter(Boolean);
  return numbers.length === 0 ? '' : [name, ...numbers].filter(Boolean).join(', ');
}
