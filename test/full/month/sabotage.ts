import type { Check, World } from './world';

/** What makes each check find something, done to a world before a day is checked. */
export const sabotages: readonly (readonly [Check, (world: World) => void])[] = [
  [
    'lost',
    ({ happened }) => {
      for (const one of happened) one.key = `gone-${one.key}`;
    },
  ],
  [
    'twice',
    ({ server, happenings }) => {
      server.callLogs.push(...server.callLogs.slice(0, 1));
      happenings.onPlayed();
    },
  ],
  ['claimed', ({ server }) => server.forgetLogs()],
  [
    'typed',
    ({ happened }) => happened.find(({ call, isKept }) => call && isKept)?.typed.push('never written'),
  ],
  [
    'stalled',
    ({ computers }) => {
      for (const computer of computers) {
        computer.isAsleep = false;
        computer.browser.alarms.all.clear();
        for (const [id, text] of computer.databases.store('panel-activities'))
          computer.databases
            .store('panel-activities')
            .set(id, JSON.stringify({ ...JSON.parse(text), nextAt: 1e15 }));
      }
    },
  ],
  [
    'settings',
    ({ plugins }) => {
      const run = plugins.runs.find(({ pluginId }) => pluginId === 'redaction');
      if (run) plugins.begin({ ...run, config: { mark: { value: 'wrong' } } });
    },
  ],
  [
    'tasks',
    (world) => {
      for (const [id, task] of world.begun) {
        const run = world.runOf.get(id);
        if (run) run.end = 'failed';
        world.watchTask({ ...task, state: 'completed', source: 'note' }, id).onEnded();
      }
    },
  ],
  [
    'unknown',
    ({ begun, endOf }) => {
      for (const [id, task] of begun) endOf.set(id, { ...task, state: 'unknown', source: 'vanished' });
    },
  ],
  [
    'colleagues',
    (world) => {
      const call = world.happened.find((one) => one.call && world.recordsOf(one).length > 0);
      if (call) world.happened.push({ ...call, kind: 'internal' });
    },
  ],
  [
    'installed',
    ({ computers }) => {
      for (const { browser } of computers)
        browser.storage.local.values.set('installedPlugins', JSON.stringify({ plugins: [] }));
    },
  ],
  [
    'role',
    (world) => {
      for (const [number, extension] of world.ringCentral.extensions) {
        extension.isAdmin = !extension.isAdmin;
        world.roleChangedAt.set(number, 0);
      }
    },
  ],
  ['bug', ({ computers }) => computers[0]?.browser.storage.local.get('identity')],
];
