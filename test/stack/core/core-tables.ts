import type { Model, ModelStatic, Sequelize } from 'sequelize';
import type { CoreCommand } from './core-messages';

/** Reads and writes the core's own tables through its own models, inside its process. */
export async function runTableCommand(sequelize: Sequelize, command: CoreCommand): Promise<unknown> {
  switch (command.name) {
    case 'rows':
      return (await tableOf(sequelize, command.table).findAll()).map((row) => row.get({ plain: true }));
    case 'updateRows':
      return tableOf(sequelize, command.table).update(command.values, { where: command.where });
    case 'insertRow':
      return (await tableOf(sequelize, command.table).create(command.values)).get({ plain: true });
    case 'deleteRows':
      return tableOf(sequelize, command.table).destroy({ where: command.where });
    case 'allRows': {
      const rowsOf = async (model: ModelStatic<Model>) =>
        (await model.findAll()).map((row): unknown => row.get({ plain: true }));
      const tables = Object.entries(sequelize.models).map(async ([name, model]) => [
        name,
        await rowsOf(model),
      ]);
      return Object.fromEntries(await Promise.all(tables));
    }
    case 'putRows':
      for (const [table, rows] of Object.entries(command.rows))
        for (const row of rows) await tableOf(sequelize, table).upsert(row);
      return null;
    case 'clear':
      for (const model of Object.values(sequelize.models)) await model.destroy({ where: {}, truncate: true });
      return null;
    default:
      throw new Error(`Not a table command: ${command.name}`);
  }
}

/** One row by its key; null for none. */
export async function findRow(
  sequelize: Sequelize,
  table: string,
  key: string,
): Promise<Record<string, unknown> | null> {
  return (await tableOf(sequelize, table).findByPk(key))?.get({ plain: true }) ?? null;
}

function tableOf(sequelize: Sequelize, table: string): ModelStatic<Model> {
  const model = sequelize.models[table];
  if (model === undefined) {
    throw new Error(`No table ${table}; there are ${Object.keys(sequelize.models).join(', ')}`);
  }
  return model;
}
