// Serves the static files of a folder on this machine: `node serve.mjs FOLDER PORT`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
    css: 'text/css',
    html: 'text/html',
    js: 'text/javascript',
    wasm: 'application/wasm',
};

// Starts a server and returns its address.
export async function serve(folder, port = 0) {
    const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url, 'http://localhost');
        const file = pathname === '/' ? 'index.html' : pathname.slice(1);
        try {
            if (!/^[\w-]+\.\w+$/.test(file)) {
                throw new Error('not a file of the page');
            }
            const content = await readFile(join(folder, file));
            response.setHeader('Content-Type', TYPES[file.split('.').pop()] ?? 'text/plain');
            response.end(content);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise(resolve => server.listen(port, 'localhost', resolve));
    return { server, address: `http://localhost:${server.address().port}/` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [, , folder, port] = process.argv;
    const { address } = await serve(folder, Number(port));
    console.log(`${address} (Ctrl+C ends it)`);
}
