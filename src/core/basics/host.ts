/** The host of an address with its port, unless that is 443: another port may be another one's server. */
export function hostWithPort(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
