import { objectOf, partOf, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

export const connectorLinkNames = [
  'documentation',
  'support',
  'release_notes',
  'review',
  'feedback',
] as const;

/** A page that a connector's maker offers. */
export interface ConnectorLink {
  readonly name: (typeof connectorLinkNames)[number];
  readonly url: SafeUrl;
}

/** The pages of a connector's maker that may be opened. */
export function readConnectorLinks(platform: JsonObject): ConnectorLink[] {
  const page = objectOf(platform['page']);
  const feedback = partOf(page['feedback'], 'url');
  const urls: { readonly [name in ConnectorLink['name']]: unknown } = {
    documentation: platform['documentationUrl'],
    support: platform['getSupportUrl'],
    release_notes: platform['releaseNotesUrl'],
    review: platform['writeReviewUrl'],
    // App Connect's own client fills in who asks; a person who gives feedback says that themselves.
    feedback: typeof feedback === 'string' ? feedback.replaceAll(/\{\w+\}/g, '') : undefined,
  };
  return connectorLinkNames.flatMap((name) => {
    const url = parseSafeUrl(urls[name]);
    return url ? [{ name, url }] : [];
  });
}

/** Whether the connector's maker wants reports of problems at its server. */
export function takesProblemReports(platform: JsonObject): boolean {
  return platform['supportReportIssue'] === true;
}

/** Who makes the connector; '' where its manifest does not say. */
export function connectorMaker(body: unknown, platform: JsonObject): string {
  const developer = plainText(partOf(platform['developer'], 'name'), 100);
  const author = plainText(partOf(partOf(body, 'author'), 'name'), 100);
  return developer || author;
}
