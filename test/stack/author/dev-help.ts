export const devHelp = `npm run plugin -- dev <manifest, folder or address> [options]

  Runs a plugin with both App Connect servers: publishes it, installs it for the sample account in the panel, opens the
  panel signed in, and prints each request. A manifest that is changed is published anew.

  --server polling     the older generation; without it: callback
  --start "<command>"  how its server is started; without it: npm run dev, or npm start
  --headless           without a window

  Ctrl+C, or closing the browser, ends it.`;
