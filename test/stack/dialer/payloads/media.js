// @ts-check

/**
 * The page that plays a recording or a voicemail, or shows a fax, to a signed-in person.
 * @param {string} uri
 */
export function mediaReaderLink(uri) {
  return `https://ringcentral.github.io/ringcentral-media-reader/?media=${encodeURIComponent(uri)}`;
}
