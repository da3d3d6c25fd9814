// @ts-check

/**
 * @typedef {object} Owner the signed-in person, as the platform names them
 * @property {string} accountId
 * @property {string} extensionId
 * @property {string} extensionNumber
 * @property {string} name
 * @property {boolean} admin
 */

export const mainNumber = '+16505550000';
export const ownNumber = '+16505550100';

/** Telephone networks send such a name for most mobile numbers; the person's name comes from the CRM. */
export const callerIdName = 'WIRELESS CALLER';
export const callerLocation = 'San Mateo, CA';

export const callers = [
  { name: 'Ada Lovelace', phoneNumber: '+16505550123' },
  { name: 'Grace Hopper', phoneNumber: '+16505550177' },
  { name: 'Unknown number', phoneNumber: '+16505550199' },
];
