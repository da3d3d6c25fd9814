import { beforeAll, describe, expect, test } from 'vitest';
import { clientSettingKeys } from '../../../../src/core/settings/client-setting';
import { resolveClientSetting } from '../../../../src/core/settings/client-settings-in-force';
import { CORE_VERSIONS } from '../../../stack/core/core-version';
import { ruleFor, RULES_IN_FORCE } from '../../../stack/organisation/rules-in-force';
import { readOrganisation } from '../../fakes/organisation';

/**
 * An organisation that has run App Connect for years changes over: what is in force for each of three people, by what
 * is known of App Connect's own client and the servers (§ of those facts).
 */

test('every setting has its row', () => {
  expect(RULES_IN_FORCE.map(([key]) => key).toSorted()).toEqual([...clientSettingKeys].toSorted());
});

describe.each(CORE_VERSIONS)('where a server of core %s keeps it', (version) => {
  let organisation: Awaited<ReturnType<typeof readOrganisation>>;
  beforeAll(async () => {
    organisation = await readOrganisation(version);
  });

  test.each(RULES_IN_FORCE.map((row) => [...row, row] as const))(
    '%s (%s)',
    (key, _section, _origins, _values, row) => {
      const { admin, ownOf } = organisation;
      const inForce = ['101', '102', '103'].map((person) =>
        resolveClientSetting(key, {
          preferences: {},
          settingRecords: { admin, own: ownOf(person) },
          policy: { preferences: {} },
        }),
      );
      expect(inForce).toEqual(['101', '102', '103'].map((person) => ruleFor(row, person)));
    },
  );
});
