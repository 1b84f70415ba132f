// Reads logs in a worker, so that the page stays responsive.
import init, { Log } from './browser.js';

const ready = init();
let latest;

onmessage = async ({ data }) => {
    latest = data.id;
    const { id, log, unknown } = data;
    let found, trouble;
    try {
        await ready;
        ({ found, trouble } = await read(id, log, unknown));
    } catch (error) {
        trouble = error;
    }
    if (id === latest) {
        postMessage({ id, found: found ?? [], trouble: trouble && String(trouble.message ?? trouble) });
    }
};

// Reads a log to its end. If that fails, returns the errors found so far.
async function read(id, log, unknown) {
    const scan = new Log(unknown);
    let seen = 0;
    let trouble;
    try {
        for await (const part of parts(await unpacked(log, length => {
            seen += length;
            postMessage({ id, seen });
        }))) {
            if (id !== latest) {
                break;
            }
            scan.push(part);
        }
    } catch (error) {
        trouble = error;
    }
    return { found: JSON.parse(scan.finish()), trouble };
}

// The bytes of a log: unpacked if it is gzip, and converted to UTF-8 if it is UTF-16, which some
// Windows shells write.
async function unpacked(log, watch) {
    const [one, two] = new Uint8Array(await log.slice(0, 2).arrayBuffer());
    const watched = log.stream().pipeThrough(new TransformStream({
        transform(part, controller) {
            watch(part.length);
            controller.enqueue(part);
        },
    }));
    const recoded = from => watched.pipeThrough(new TextDecoderStream(from)).pipeThrough(new TextEncoderStream());
    switch (one << 8 | two) {
    case 0x1f8b:
        return watched.pipeThrough(new DecompressionStream('gzip'));
    case 0xfffe:
        return recoded('utf-16le');
    case 0xfeff:
        return recoded('utf-16be');
    default:
        return watched;
    }
}

async function* parts(stream) {
    const reader = stream.getReader();
    for (;;) {
        const { done, value } = await reader.read();
        if (done) {
            return;
        }
        yield value;
    }
}
