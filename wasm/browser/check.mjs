// Tests the page in the folder named on the command line, in a headless browser.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { serve } from './serve.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require('playwright-core');
const { source: axe } = require('axe-core');
const [, , folder, picture] = process.argv;

const LOG = `2026-11-26T09:12:44.107Z [WARN] [xmpp:xmpp] <e.x>:  reason=connection.droppedError
2026-11-26T09:12:44.300Z [INFO] [core:JitsiMeetJS] <x>:  room@conference.meet.example.com
2026-11-26T09:12:45.107Z [ERROR] [app:conference] <y>:  CONFERENCE FAILED: conference.iceFailed
2026-11-26T09:12:45.108Z [ERROR] {"error":"conference.iceFailed"}, "conference.ofTomorrow" <script>
`;

const { server, address } = await serve(folder);
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A new page for each test. A request to another host or an error in the console is a failure.
async function test(name, run) {
    const page = await browser.newPage();
    const faults = [];
    page.on('request', request => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) {
            faults.push(`asked for ${request.url()}`);
        }
    });
    page.on('console', message => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', error => faults.push(error.message));
    // If the page itself searched, it would be blocked.
    await page.addInitScript(() => {
        for (const name of ['instantiate', 'instantiateStreaming', 'compile']) {
            WebAssembly[name] = () => {
                throw new Error('the page itself searches');
            };
        }
    });
    await page.goto(address);
    await run(page);
    assert.deepEqual(faults, [], name);
    await page.close();
    console.log(`ok: ${name}`);
}

const status = (page, words) => page.getByRole('status').filter({ hasText: words }).waitFor();
const heads = page => page.getByRole('article').getByRole('heading', { level: 2 }).allInnerTexts();
const field = page => page.getByLabel('Paste a log, or an error');

// Drops a file in the middle of the page.
async function drop(page, name, bytes) {
    const transfer = await page.evaluateHandle(([name, bytes]) => {
        const transfer = new DataTransfer();
        const data = Uint8Array.from(atob(bytes), character => character.charCodeAt(0));
        transfer.items.add(new File([data], name));
        return transfer;
    }, [name, Buffer.from(bytes).toString('base64')]);
    for (const kind of ['dragenter', 'dragover', 'drop']) {
        await page.dispatchEvent('main', kind, { dataTransfer: transfer });
    }
}

await test('a pasted log is counted and explained, with its lines', async page => {
    await field(page).fill(LOG);
    await status(page, '2 errors in the text, 3 times in all.');
    assert.deepEqual(await heads(page), ['conference.iceFailed 2 times', 'connection.droppedError once']);
    const first = page.getByRole('article').first();
    for (const words of ['Lines 3, 4', 'the media connection', 'What to do', 'When it occurs']) {
        assert.match(await first.innerText(), new RegExp(words, 'i'));
    }
    if (picture) {
        await page.screenshot({ path: picture, fullPage: true });
    }
});

await test('a click jumps to the line, and opens the part for developers', async page => {
    await field(page).fill(LOG);
    await page.getByRole('button', { name: 'Go to line 4' }).click();
    const chosen = await field(page).evaluate(text => text.value.slice(text.selectionStart, text.selectionEnd));
    assert.equal(chosen, LOG.split('\n')[3]);
    const last = 'one more line\n'.repeat(99);
    await field(page).fill(last + LOG + last);
    await page.getByRole('button', { name: 'Go to line 100' }).click();
    const seen = await field(page).evaluate(text => (text.scrollTop + text.clientHeight / 2) / text.scrollHeight);
    assert.ok(seen > 0.4 && seen < 0.6, `${seen} is in the middle`);
    const constant = page.getByText('JitsiConferenceErrors.ICE_FAILED', { exact: true });
    assert.equal(await constant.isVisible(), false);
    await page.getByText('For developers').first().click();
    await constant.waitFor();
});

await test('unknown values are shown on request', async page => {
    await field(page).fill(LOG);
    await status(page, '2 errors');
    await page.getByLabel('Also show unknown errors').click();
    await status(page, '3 errors');
    assert.equal((await heads(page))[2], 'conference.ofTomorrow once');
});

await test('a chosen file is read', async page => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('Or choose a file').click();
    await (await chooser).setFiles({ name: 'a.log', mimeType: '', buffer: Buffer.from(LOG) });
    await status(page, '2 errors in a.log, 3 times in all.');
});

await test('a dropped file is read, packed or not', async page => {
    await drop(page, 'b.log', LOG);
    await status(page, '2 errors in b.log, 3 times in all.');
    await drop(page, 'b.log.gz', gzipSync(LOG));
    await status(page, '2 errors in b.log.gz, 3 times in all.');
    await drop(page, 'wide.log', Buffer.from(`\ufeff${LOG}`, 'utf16le'));
    await status(page, '2 errors in wide.log, 3 times in all.');
    await drop(page, 'noise', Uint8Array.from({ length: 99999 }, (_, index) => index * index >> 3));
    await status(page, 'No error in noise.');
});

await test('the page stays responsive while it reads 10 MB', async page => {
    const long = LOG.repeat(Math.ceil((10 << 20) / LOG.length));
    const files = await mkdtemp(join(tmpdir(), 'jitsi-errors-'));
    await writeFile(join(files, 'long.log'), long);
    // The longest time for which the page was blocked, in milliseconds.
    await page.evaluate(() => {
        window.longest = 0;
        let last = performance.now();
        setInterval(() => {
            const now = performance.now();
            window.longest = Math.max(window.longest, now - last);
            last = now;
        }, 5);
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('Or choose a file').click();
    await (await chooser).setFiles(join(files, 'long.log'));
    const count = long.split('\n').length - 1;
    await status(page, `2 errors in long.log, ${count / 4 * 3} times in all.`);
    await rm(files, { recursive: true });
    assert.match(await page.getByRole('article').first().innerText(), /Lines 3, 4, .* and more/);
    console.log(`the page was held up for ${Math.round(await page.evaluate('longest'))} ms at most`);

    await page.evaluate(text => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const field = document.querySelector('textarea');
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, long);
    await status(page, '2 errors in the pasted text');
    assert.equal(await field(page).inputValue(), '');
});

await test('errors found before a failure are shown', async page => {
    const packed = gzipSync(LOG.repeat(9999));
    await drop(page, 'half.gz', packed.subarray(0, packed.length / 2));
    await status(page, /half.gz can't be read to its end: [^.]*\. 2 errors/);
    assert.equal((await heads(page)).length, 2);
    await drop(page, 'no.gz', Uint8Array.of(0x1f, 0x8b, 1, 2, 3));
    await status(page, /no.gz can't be read to its end: .*So far, no error/);
});

await test('only the last log counts', async page => {
    await field(page).fill(LOG.repeat(99));
    await field(page).fill('gum.timeout');
    await status(page, '1 error in the text, once.');
    assert.deepEqual(await heads(page), ['gum.timeout once']);
    await field(page).fill('');
    await page.getByRole('article').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('status').innerText(), '');
});

await test('the keyboard reaches everything', async page => {
    await field(page).fill(LOG);
    await status(page, '2 errors');
    await field(page).focus();
    const reached = [];
    for (let step = 0; step < 8; step++) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate(() => {
            const { activeElement: element } = document;
            return element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText;
        }));
    }
    assert.deepEqual(reached.slice(0, 5), [
        'Or choose a file, or drop it here',
        'Also show unknown errors',
        'Go to line 3',
        'Go to line 4',
        'For developers',
    ]);
});

// Accessibility, as far as a program can check it: contrast, labels, keyboard, narrow windows.
async function barriers(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate('axe.run()');
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`),
        ...wide > 0 ? [`${wide} pixels too wide`] : [],
    ];
}

for (const colorScheme of ['light', 'dark']) {
    await test(`the page is accessible in ${colorScheme} colors`, async page => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 320, height: 640 });
        assert.deepEqual(await barriers(page), []);
        await page.getByLabel('Also show').check();
        await field(page).fill(`${LOG} conference.${'long'.repeat(50)}`);
        await status(page, '4 errors');
        for (const summary of await page.getByText('For developers').all()) {
            await summary.click();
        }
        assert.deepEqual(await barriers(page), []);
        await drop(page, 'half.gz', gzipSync(LOG).subarray(0, 99));
        await status(page, 'can\'t be read');
        assert.deepEqual(await barriers(page), []);
    });
}

await test('an address may name an error', async page => {
    await page.goto('about:blank');
    await page.goto(`${address}#conference.iceFailed`);
    await status(page, '1 error in the text, once.');
    await page.goto('about:blank');
    await page.goto(`${address}#%<script>`);
    await status(page, 'No error in the text.');
});

await browser.close();
server.close();
