import type { Express } from 'express';
import { onlyAppConnect } from './tokens.js';

/** Whether the account has a license. App Connect shows it; it does not stop the plugin from running. */
export function addLicenseRoute(app: Express): void {
  app.get('/license', onlyAppConnect, (_request, response) => {
    const isLicensed = process.env['LICENSED'] !== 'no';
    response.json(
      isLicensed
        ? { licenseStatus: true, licenseStatusDescription: 'License: Team' }
        : {
            licenseStatus: false,
            licenseStatusDescription: 'The license has ended. See [our plans](https://example.com/plans).',
            errorMessage: 'No license',
          },
    );
  });
}
