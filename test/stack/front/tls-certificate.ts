import { generate } from 'selfsigned';
import { HOSTS } from '../hosts';

export interface TlsCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

/** Makes a self-signed certificate for all public names; it lives as long as the process. */
export async function makeTlsCertificate(): Promise<TlsCertificate> {
  const names = [...Object.values(HOSTS), '*.plugins.example', '*.example', '*.ringcentral.com'];
  const made = await generate([{ name: 'commonName', value: 'app-connect-stack' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
}
