// Reads values of all kinds with the module in the folder named on the command line.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

const { argument, reported, delivered } = createRequire(import.meta.url)(`${process.argv[2]}/js.js`);

function shows(shown, ...parts) {
    for (const part of parts) {
        assert.ok(shown.includes(part), `${part} is in ${shown}`);
    }
}

// Values that lib-jitsi-meet passes.
shows(
    reported('conference', ['conference.connectionError.membersOnly', 'lobby@x', true]),
    'MembersOnlyError', '"lobby@x"', 'Some(true)', 'invalid_parameters: []', 'extra_arguments: []');
shows(reported('conference', 'conference.iceFailed'), 'Some(IceFailed)');
shows(
    reported('connection', ['connection.droppedError', 'item-not-found', undefined, { suspend_time: 12 }]),
    '"item-not-found"', 'suspend_time: Some(12.0)', 'invalid_parameters: []');
shows(
    reported('any', { event: 'RECORDER_STATE_CHANGED', error: 'busy' }),
    'Recording(Busy)', 'RecorderStateChanged');
shows(
    delivered('E2EE_VERIFICATION_COMPLETED', ['1c3f9a2b', false, 'e2ee.sas.mac-mismatch']),
    'E2eeSasMacMismatch');
shows(delivered('E2EE_VERIFICATION_COMPLETED', ['1c3f9a2b', true]), 'failure: None');

class JitsiTrackError extends Error {
    constructor() {
        super();
        this.gum = { error: new DOMException('denied', 'NotAllowedError'), devices: ['audio'] };
        this.name = 'gum.permission_denied';
        this.message = 'User denied permission to use device(s): audio';
    }
}
shows(
    reported('track', new JitsiTrackError()),
    'PermissionDenied', 'error_name: Some("NotAllowedError")', 'error_message: Some("denied")',
    'devices: Some(["audio"])', 'invalid_parameters: []');

class OverconstrainedError {
    get name() { return 'OverconstrainedError'; }
    get message() { return ''; }
    get constraint() { return 'width'; }
}
shows(
    reported('track', { name: 'gum.constraint_failed', gum: { error: new OverconstrainedError() } }),
    'constraint: Some("width")', 'invalid_parameters: []');

const elsewhere = runInNewContext('new Error("error_session_already_exists")');
for (const returned of [new Error('error_session_already_exists'), elsewhere]) {
    shows(reported('sip', returned), 'Some(ErrorSessionExists)', 'extra_properties: {}');
}
shows(reported('e2ee', new TypeError('e2ee.olm.no-one-time-keys')), 'E2eeOlmNoOneTimeKeys', '"name": "TypeError"');

// A session refers to the entire connection, so only `getError()` is called.
class JibriSession {
    _error = 'hidden';
    _connection = this;
    getError() { return 'busy'; }
    getMode() { return 'file'; }
    getStatus() { throw new Error('no'); }
}
shows(reported('recording', new JibriSession()), 'Some(Busy)', 'extra_properties: {"mode": "file"}');
shows(reported('recording', { getError() {} }), 'failure: None', 'value: ""');
shows(reported('recording', { getError() { throw 1; } }), 'failure: None', 'value: ""');
shows(reported('recording', { getError: 'busy', error: 'busy' }), 'Some(Busy)');

// Values that the IFrame API passes, and the rejection of `authenticateAndUpgradeRole()`.
const event = {
    error: { name: 'conference.destroyed', params: ['over'], type: 'CONFERENCE', isFatal: true },
    toJSON: () => '',
};
shows(reported('conference', event), 'reason: Some("over")', '"isFatal": true');
const secret = reported('connection', {
    connectionError: 'connection.passwordRequired',
    credentials: { jid: 'me@x', password: 'hunter2' },
    message: 'not-authorized',
});
shows(secret, 'jid: Some("me@x")', 'password: Some((secret))');
assert.ok(!secret.includes('hunter2'));

// A message between windows as it is, and an event of an app's own.
const message = { postis: true, scope: 'jitsi_meet_external_api_0', method: 'message', params: {
    type: 'event', data: { name: 'camera-error', type: 'gum.not_found', message: 'no camera' },
} };
for (const data of [JSON.stringify(message), message]) {
    shows(reported('track', new MessageEvent('message', { data })), 'Some(NotFound)', '"message": "no camera"');
    shows(reported('track', { data }), 'Some(NotFound)');
}
shows(reported('track', new MessageEvent('message', { data: '{' })), 'failure: None', '"data": "{"');
shows(
    reported('conference', new CustomEvent('failed', { detail: ['conference.destroyed', 'over'] })),
    'reason: Some("over")', 'extra_arguments: []');

// Values of all kinds.
const sparse = [1, , 3];
const values = [
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    [NaN, 'NaN'],
    ['x', '"x"'],
    ['\ud800', '"\ufffd"'],
    [5n, '5.0'],
    [12345678901234567890n, '12345678901234567890'],
    [1n << 200n, `"${1n << 200n}"`],
    [() => {}, 'undefined'],
    [class {}, 'undefined'],
    [Symbol('x'), 'undefined'],
    [[1, () => {}, Symbol.iterator, 2], '[1.0, undefined, undefined, 2.0]'],
    [sparse, '[1.0, undefined, 3.0]'],
    [{ f() {}, [Symbol('x')]: 1, x: 1 }, '{"x": 1.0}'],
    [Object.create(null), '{}'],
    [Object.create({ x: 1 }), '{}'],
    [new Date(0), '{}'],
    [new Map([[1, 2]]), '{}'],
    [new Error('x'), '{"message": "x", "name": "Error"}'],
    [Object.create({ get name() { throw 1; }, message: 'x' }), '{"message": "x"}'],
    [{ name: 7, message: null }, '{"name": 7.0, "message": null}'],
    [{ get x() { throw new Error('no'); }, y: 1 }, '{"y": 1.0}'],
    [new Proxy([], { get(target, key) { if (key === 'length') throw 1; return target[key]; } }), 'undefined'],
    [new Proxy({}, { ownKeys() { throw 1; } }), 'undefined'],
    [new Proxy({}, { getPrototypeOf() { throw 1; } }), 'undefined'],
    [new Proxy({ x: 1 }, { get() { throw 1; } }), '{}'],
];
const { proxy, revoke } = Proxy.revocable([], {});
revoke();
values.push([proxy, 'undefined'], [[proxy], '[undefined]'], [{ proxy, x: 1 }, '{"x": 1.0}']);
const cycle = { x: 1 };
cycle.self = cycle;
cycle.list = [cycle, 2];
values.push([cycle, '{"x": 1.0, "list": [undefined, 2.0]}']);
const twice = { x: 1 };
values.push([[twice, twice], '[{"x": 1.0}, {"x": 1.0}]']);
for (const [value, shown] of values) {
    assert.equal(argument(value), shown);
}

// Deep, wide, and both.
let deep = {};
let list = [];
for (let level = 0; level < 100_000; level++) {
    deep = { deep };
    list = [list];
}
assert.equal(argument(deep).match(/deep/g).length, 31);
assert.equal(argument(list), '['.repeat(32) + 'undefined' + ']'.repeat(32));
assert.ok(argument(new Array(1e9)).length < 200_000);
assert.ok(argument(Object.fromEntries(Object.entries(new Array(50_000).fill(1)))).length < 500_000);
let wide = [];
for (let level = 0; level < 30; level++) {
    wide = [wide, wide, wide];
}
assert.ok(argument(wide).length < 500_000);
const endless = new Proxy({}, { get: () => endless, ownKeys: () => ['a', 'b'] });
assert.ok(argument(endless).length < 500_000);
console.log('all values are read');
