/** The credentials under which a plugin is known to the third-party provider. */
export function providerClient(pluginId: string): { id: string; secret: string } {
  return { id: `client-of-${pluginId}`, secret: `client-secret-of-${pluginId}` };
}
