import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** Serves the page to this machine alone: `npm run page`, or with a port of your own `npm run page -- 8080`. */
const port = Number(process.argv[2] ?? 0);
const server = createServer(async (request, response) => {
  if (
    request.method !== 'GET' ||
    !['/', '/onetweak.html'].includes(new URL(request.url ?? '/', 'http://x').pathname)
  ) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(await readFile('dist/page/onetweak.html'));
});
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/`);
});
