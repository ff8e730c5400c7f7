// Puts data into the build as one JSON file with a stable name in development and a hashed one in the product. The page
// imports its address, not its content, so that it is fetched beside the code.
import type { Plugin } from 'vite';

/** `import url from 'virtual:<name>-url'` is the address of `<name>.json`, which holds what `read` gives. */
export function dataFile(name: string, read: () => unknown): Plugin {
  const publicId = `virtual:${name}-url`;
  const file = `${name}.json`;
  let serving = false;
  return {
    name: `wayproof-${name}`,
    configResolved(config) {
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === publicId ? `\0${publicId}` : null),
    load(id) {
      if (id !== `\0${publicId}`) return null;
      if (serving) return `export default '/${file}';`;
      const reference = this.emitFile({ type: 'asset', name: file, source: JSON.stringify(read()) });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(read()));
      });
    },
  };
}
