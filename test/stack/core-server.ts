/**
 * One App Connect server: an unmodified `@app-connect/core` in a process of its own. The stack forks
 * it, tells it how to start, and reaches its tables over the process channel; it ends with its parent.
 */
import { createServer } from 'node:http';
import * as v from 'valibot';
import { sampleConnectors } from './connectors/sample-connectors';
import { openEmbeddedDatabase, openPostgresDatabase } from './core/core-database';
import type { CoreDatabase } from './core/core-database';
import { setCoreEnvironment, setRingCentralApp } from './core/core-environment';
import { CoreRequestSchema } from './core/core-messages';
import type { CoreCommand, CoreConfig } from './core/core-messages';
import { calmDynamoose, requireCore, requireCoreAxios, requireCorePhoneNumbers } from './core/core-package';
import { findRow, runTableCommand } from './core/core-tables';
import { redirectAxios } from './core/world-redirect';
import { listen } from './front/http-front';

let database: CoreDatabase | null = null;

async function start(config: CoreConfig): Promise<{ port: number }> {
  setCoreEnvironment(config);
  setRingCentralApp(true);
  calmDynamoose(config.version);
  const axios = requireCoreAxios(config.version);
  redirectAxios(axios, config.worldPort, config.caller);
  database =
    config.databaseUrl === null
      ? await openEmbeddedDatabase(config.databaseImage)
      : await openPostgresDatabase(config.databaseUrl, config.version);
  const { sequelize } = database;
  const core = requireCore(config.version, sequelize);
  const rowOf = (table: string, key: string) => findRow(sequelize, table, key);
  const phoneNumbers = requireCorePhoneNumbers(config.version);
  const connectors = sampleConnectors(axios, config, rowOf, phoneNumbers);
  for (const { platform, connector, manifest } of connectors) {
    core.connectorRegistry.registerConnector(platform, connector, manifest);
    core.connectorRegistry.setDefaultManifest(manifest);
  }
  // 1.7.22 answers before its tables exist, so they are made first; the core finds them in place.
  await sequelize.sync();
  return { port: await listen(createServer(core.createCoreApp())) };
}

async function run(command: CoreCommand): Promise<unknown> {
  if (command.name === 'start') return start(command.config);
  if (command.name === 'ringCentralApp') return setRingCentralApp(command.isThere);
  if (command.name === 'clear') setRingCentralApp(true);
  if (database === null) throw new Error('Not started');
  if (command.name === 'exportDatabase') return database.export();
  return runTableCommand(database.sequelize, command);
}

// The core leaves some promises without a handler (an async SMS plugin's failure, DynamoDB), and a
// real deployment restarts; here the server should go on.
process.on('unhandledRejection', (reason) => console.error('unhandled rejection', reason));
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  const { id, command } = v.parse(CoreRequestSchema, message);
  run(command).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
