import { createApp } from './app.js';

const port = Number(process.env['PORT'] ?? 6067);

const server = createApp().listen(port, () => console.log(`The plugin listens on port ${port}.`));
server.on('error', (error) => {
  console.error(`Port ${port} cannot be used: ${error.message}. Set PORT to another one.`);
  process.exit(1);
});
