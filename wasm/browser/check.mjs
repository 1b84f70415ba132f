// Opens the page in the folder that is named on the command line in a headless browser, once for
// each value, and looks at what it shows.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const [, , folder, browser = 'chromium'] = process.argv;
const types = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

const server = createServer(async (request, response) => {
    try {
        const path = new URL(request.url, 'http://localhost').pathname;
        const content = await readFile(`${folder}${path}`);
        response.setHeader('Content-Type', types[path.split('.').pop()]);
        response.end(content);
    } catch {
        response.writeHead(404).end();
    }
});
await new Promise(resolve => server.listen(0, 'localhost', resolve));

async function page(value) {
    const url = `http://localhost:${server.address().port}/index.html#${encodeURIComponent(value)}`;
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=8000'];
    const { stdout } = await promisify(execFile)(browser, [...options, '--dump-dom', url]);
    return stdout.match(/<output>(.*?)<\/output>/s)[1];
}

const explanation = await page('conference.iceFailed');
console.log(explanation);
assert.match(explanation, /<h2>.+<\/h2><ul><li>.+<\/li><\/ul><p>.+<\/p>/s);
assert.equal(await page('<script>'), '<p>not known</p>');
server.close();
