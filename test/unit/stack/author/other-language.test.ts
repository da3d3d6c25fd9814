import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../../bench/project';
import { check } from '../../../stack/author/verb-check';

/** Another language than Node's, as it is called on this machine. */
const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0,
);

describe.skipIf(python === undefined)(
  'a plugin server in another language (skipped without Python 3.8)',
  () => {
    it('reaches the stack by its proxy and its file of certificates, and keeps the contract', async () => {
      const lines: string[] = [];
      const command = `${python} server.py`;
      const args = [projectPath('test/stack/plugins/python'), '--start', command, '--json'];
      const code = await check(args, (text) => lines.push(text));
      const report: { checks: { id: string; verdict: string }[] } = JSON.parse(lines.join('\n'));
      const ids = (verdict: string) =>
        report.checks.flatMap((one) => (one.verdict === verdict ? [one.id] : []));
      expect(ids('failed').filter((id) => id !== 'manifest.published-addresses')).toEqual([]);
      // It has asked RingCentral whose token it is, at a name that only the proxy knows.
      expect(ids('passed')).toEqual(
        expect.arrayContaining(['registration.token', 'sync.bare', 'robustness.still-there']),
      );
      expect(code).toBe(0);
    }, 60_000);
  },
);
