// Explains errors in Node, with the module named on the command line.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]));
const { memory, text, explain } = instance.exports;

function explained(value) {
    const input = new TextEncoder().encode(value);
    new Uint8Array(memory.buffer, text()).set(input);
    const length = explain(input.length);
    return new TextDecoder().decode(new Uint8Array(memory.buffer, text(), length));
}

const explanation = explained('conference.iceFailed');
console.log(explanation);
assert.match(explanation, /\(conference\.iceFailed\)\n- /);
assert.match(explained('connection.droppedError'), /\(connection\.droppedError\)\n- /);
for (const unknown of ['', 'conference.icefailed', 'конференция', 'x'.repeat(4096)]) {
    assert.equal(explained(unknown), '');
}
