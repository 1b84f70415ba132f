// Shows the errors that the worker finds in a pasted, chosen or dropped log.

// Longer texts are not put into the text field, because rendering them is slow.
const LONG = 1 << 20;

const [text, file, unknown, status, progress, found] =
    ['text', 'file', 'unknown', 'status', 'progress', 'found'].map(id => document.getElementById(id));
const worker = new Worker('worker.js', { type: 'module' });
let current = { id: 0 };

worker.onmessage = ({ data }) => {
    if (data.id !== current.id) {
        return;
    }
    if (data.seen !== undefined) {
        progress.value = data.seen;
        return;
    }
    progress.hidden = true;
    report(data);
    found.replaceChildren(...data.found.map(article));
};

worker.onerror = () => report({ found: [], trouble: 'This browser can\'t run the search.' });

text.addEventListener('input', () => {
    file.value = '';
    read(new Blob([text.value]), 'the text');
});
text.addEventListener('paste', event => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length > LONG) {
        event.preventDefault();
        text.value = '';
        read(new Blob([pasted]), 'the pasted text');
    }
});
file.addEventListener('change', () => choose(file.files[0]));
unknown.addEventListener('change', () => current.log && read(current.log, current.name));

for (const kind of ['dragenter', 'dragover']) {
    addEventListener(kind, event => {
        event.preventDefault();
        document.body.classList.add('over');
    });
}
addEventListener('dragleave', event => event.relatedTarget || document.body.classList.remove('over'));
addEventListener('drop', event => {
    event.preventDefault();
    document.body.classList.remove('over');
    const { files } = event.dataTransfer;
    if (files.length) {
        file.value = '';
        choose(files[0]);
    } else {
        text.value = event.dataTransfer.getData('text/plain');
        text.dispatchEvent(new Event('input'));
    }
});

function choose(log) {
    if (log) {
        text.value = '';
        read(log, log.name);
    }
}

function read(log, name) {
    current = { id: current.id + 1, log, name };
    found.replaceChildren();
    status.className = '';
    status.textContent = log.size ? `Reading ${name}…` : '';
    progress.hidden = log.size < LONG;
    progress.max = log.size;
    progress.value = 0;
    if (log.size) {
        worker.postMessage({ id: current.id, log, unknown: unknown.checked });
    }
}

function report({ found, trouble }) {
    const count = found.reduce((sum, { count }) => sum + count, 0);
    const errors = found.length === 1 ? '1 error' : `${found.length} errors`;
    const times = count === 1 ? 'once' : `${count} times in all`;
    const summary = found.length ? `${errors} in ${current.name}, ${times}.` : `No error in ${current.name}.`;
    status.className = trouble ? 'trouble' : '';
    status.textContent = trouble
        ? `${current.name} can't be read to its end: ${trouble.replace(/\.$/, '')}. ${summary.replace(/^No/, 'So far, no')}`
        : summary;
}

function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
}

function article({ value, count, lines, entry }) {
    const times = count === 1 ? 'once' : `${count} times`;
    const shown = element('article', element('h2', element('code', value), ` ${times}`));
    shown.append(listed(lines, count));
    if (!entry) {
        shown.append(element('p', 'An unknown error: it begins like the errors that this version knows.'));
        return shown;
    }
    const cause = element('p', ...inline(entry.cause), '.');
    cause.className = 'cause';
    shown.append(cause, element('h3', 'What to do'), ...markdown(entry.recommendation));
    shown.append(element('h3', 'When it occurs'));
    shown.append(phrases(entry.occurrences));
    if (entry.not_when.length) {
        shown.append(element('h3', 'Not when'), phrases(entry.not_when));
    }
    shown.append(details(entry));
    return shown;
}

function phrases(texts) {
    return element('ul', ...texts.map(text => element('li', ...inline(text))));
}

// The lines in which an error occurs. In the text field, a click jumps to the line.
function listed(lines, count) {
    const shown = lines.map(line => {
        if (!text.value) {
            return String(line);
        }
        const button = element('button', String(line));
        button.type = 'button';
        button.setAttribute('aria-label', `Go to line ${line}`);
        button.addEventListener('click', () => go(line));
        return button;
    });
    const list = shown.flatMap((line, index) => (index ? [', ', line] : [line]));
    const more = count > lines.length && lines.length > 9 ? ' and more' : '';
    return element('p', lines.length === 1 ? 'Line ' : 'Lines ', ...list, more);
}

function go(line) {
    const before = text.value.split('\n', line - 1).join('\n').length;
    const start = line === 1 ? 0 : before + 1;
    const end = text.value.indexOf('\n', start);
    // A text field scrolls to the cursor when it gets the focus, not when the cursor moves.
    text.blur();
    text.setSelectionRange(start, start);
    text.focus();
    text.setSelectionRange(start, end < 0 ? text.value.length : end);
}

function details(entry) {
    const facts = [
        ['Constant', `${entry.upstream ?? entry.catalog}.${entry.name}`],
        ['Event', entry.event],
        ['Since', entry.since],
        ['Lifecycle', entry.lifecycle === 'active' ? null : `${entry.lifecycle} since ${entry.ended}`],
        ['Automatic retries', entry.automatic_retries],
    ];
    const list = element('dl');
    for (const [label, fact] of facts) {
        if (fact) {
            list.append(element('dt', label), element('dd', fact));
        }
    }
    const shown = element('details', element('summary', 'For developers'), list);
    if (entry.parameters.length) {
        const items = entry.parameters.map(({ name, type, description }) => element('li', element('code', name), ` (${type}): `, ...inline(description)));
        shown.append(element('h3', 'Arguments'), element('ul', ...items));
    }
    if (entry.operator) {
        shown.append(element('h3', 'For operators'), ...markdown(entry.operator));
    }
    if (entry.example) {
        shown.append(element('h3', 'In JavaScript'), element('pre', element('code', entry.example.trim())));
    }
    return shown;
}

// Paragraphs and lists.
function markdown(source) {
    return source.split(/\n{2,}/).map(block => {
        const lines = block.trim().split('\n');
        return lines.every(line => /^[-*] /.test(line))
            ? element('ul', ...lines.map(line => element('li', ...inline(line.slice(2)))))
            : element('p', ...inline(block));
    });
}

// Code, and strong or emphasized text.
function inline(source) {
    return source.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/).map(part => {
        if (part.startsWith('`')) {
            return element('code', part.slice(1, -1));
        }
        if (part.startsWith('**')) {
            return element('strong', part.slice(2, -2));
        }
        return /^\*[^*]/.test(part) ? element('em', part.slice(1, -1)) : part;
    });
}

// The address of the page may have an error after its `#`.
function linked() {
    try {
        return decodeURIComponent(location.hash.slice(1));
    } catch {
        return location.hash.slice(1);
    }
}

if (location.hash) {
    text.value = linked();
    text.dispatchEvent(new Event('input'));
}
