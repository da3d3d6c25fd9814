/** Chromium flags that lead the public names to a running stack and every other name nowhere. */
export function chromiumFlags(stack: { readonly tlsPort: number }): string[] {
  const here = `127.0.0.1:${stack.tlsPort}`;
  const rules = [
    `MAP *.ringcentral.com:443 ${here}`,
    `MAP ringcentral.github.io:443 ${here}`,
    `MAP *.example:443 ${here}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ];
  return ['--ignore-certificate-errors', `--host-resolver-rules=${rules.join(',')}`];
}
