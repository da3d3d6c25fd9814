import { groups, type Check } from './check';
import { manifestChecks } from './manifest-checks';
import { liveChecks } from './run-checks';

/** Every rule that there is. */
const allChecks: readonly Check[] = [...manifestChecks, ...liveChecks];

/** All rules for the guide, a table a group. */
export function checkCatalogue(): string {
  return groups
    .flatMap((group) => [
      `**${group}**`,
      '',
      '| id | rule | source |',
      '| --- | --- | --- |',
      ...allChecks
        .filter((check) => check.group === group)
        .map(({ id, rule, source, isRequired }) => {
          const cells = [`\`${id}\``, isRequired ? rule : `_Advice._ ${rule}`, source].map((cell) =>
            cell.replaceAll('<', '&lt;'),
          );
          return `| ${cells.join(' | ')} |`;
        }),
      '',
    ])
    .join('\n');
}
