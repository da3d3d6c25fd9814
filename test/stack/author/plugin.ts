/** `npm run plugin -- <verb> …`: everything that a plugin's author does on one machine. See test/stack/README.md. */
import { devHelp } from './dev-help';
import { check, checkHelp } from './verb-check';
import { newHelp, newPlugin } from './verb-new';
import { resend, resendHelp } from './verb-resend';
import { trigger, triggerHelp } from './verb-trigger';
import { tell, ToldError } from './told-error';

type Verb = (args: readonly string[], print: (text: string) => void) => Promise<number>;

const verbs: { readonly [name: string]: { readonly run: Verb; readonly help: string } } = {
  new: { run: newPlugin, help: newHelp },
  check: { run: check, help: checkHelp },
  // Playwright and the build are loaded for this one alone.
  dev: { run: async (...parts) => (await import('./verb-dev')).dev(...parts), help: devHelp },
  trigger: { run: trigger, help: triggerHelp },
  resend: { run: resend, help: resendHelp },
};

const usage = `npm run plugin -- <verb>

  new <folder>      a plugin server to begin with, in TypeScript
  check <folder>    holds a plugin against the contract
  dev <folder>      runs it with both App Connect servers and the panel, and shows each request
  trigger <what>    lets something happen in what dev runs: call, sms, fax, update, licence, logout
  resend [<n>]      sends one of the requests that dev has shown once more

  <verb> --help says more. The guide: test/stack/README.md`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  const verb = name === undefined ? undefined : verbs[name];
  if (!verb) {
    const isHelp = name === undefined || /^(?:-h|--help|help)$/.test(name);
    console.log(isHelp ? usage : `There is no "${name}".\n\n${usage}`);
    return isHelp ? 0 : 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(verb.help);
    return 0;
  }
  return verb.run(args, (text) => console.log(text));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(isOption ? `${error.message.split('. ')[0]}. Try --help.` : tell(error));
  process.exitCode = error instanceof ToldError || isOption ? 2 : 70;
}
