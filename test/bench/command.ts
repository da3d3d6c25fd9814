import { spawn } from 'node:child_process';
import { projectPath } from './project';

export interface CommandResult {
  ok: boolean;
  output: string;
}

/** Runs a command of node_modules/.bin in the project's folder; standard output and error come back as one text. */
export function runCommand(name: string, args: string[]): Promise<CommandResult> {
  const onWindows = process.platform === 'win32';
  const path = projectPath('node_modules', '.bin', onWindows ? `${name}.cmd` : name);
  return new Promise((resolve) => {
    const child = spawn(path, args, { cwd: projectPath(), shell: onWindows, env: process.env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ ok: false, output: `${name}: ${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
