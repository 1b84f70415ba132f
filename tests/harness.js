// Plays the examples of the spec against a fake lib-jitsi-meet. Evaluates to a function that takes
// the constants ({ JitsiConferenceErrors: { ICE_FAILED: 'conference.iceFailed', … }, … }) and a
// function that runs all pending promise jobs. Each check returns a list of faults.
(constants, runJobs) => {
    const events = {
        JitsiConferenceEvents: {
            CONFERENCE_ERROR: 'conference.error',
            CONFERENCE_FAILED: 'conference.failed',
        },
        JitsiConnectionEvents: { CONNECTION_FAILED: 'connection.connectionFailed' },
    };
    // What the objects of lib-jitsi-meet can do, as far as examples use it: calling anything else
    // is a TypeError, as it is in a browser.
    const methods = {
        room: {
            events: 'JitsiConferenceEvents',
            listening: ['on', 'addEventListener'],
            promising: ['joinLobby', 'leave', 'lock', 'unlock'],
            plain: ['join', 'off', 'removeEventListener', 'setDisplayName'],
        },
        connection: {
            events: 'JitsiConnectionEvents',
            listening: ['addEventListener'],
            promising: ['disconnect'],
            plain: ['connect', 'removeEventListener'],
        },
    };
    const values = [...new Set(Object.values(constants).flatMap(names => Object.values(names)))];
    const unknown = ['conference.tomorrow', '', null, undefined];
    // lib-jitsi-meet leaves arguments out and passes texts, flags and objects: an example has to
    // survive all of them.
    const furtherArguments = [
        [],
        [null, undefined],
        ['true', true],
        ['text', undefined, { shard_changed: true }],
        [{ visitorsSupported: 'true' }],
        [new Error('why')],
    ];

    // The state of one run: each starts anew, so that no run sees what another left behind.
    let world;

    globalThis.onRejection = (promise, reason, handled) => {
        if (handled) {
            world.rejections.delete(promise);
        } else {
            world.rejections.set(promise, reason);
        }
    };

    function checkError(code, own) {
        return check(code, example => {
            const prefix = findPrefix(example, [own]);
            if (prefix?.length > 0 && reactingChannels(example, prefix).length > 0) {
                return [`does not react to ${show(own)}, but to ${show(prefix)}`];
            }
            const faults = ownFaults(example, prefix, own);
            return faults.length > 0 ? faults : strangerFaults(example, [...prefix, own]);
        });
    }

    function checkCatalog(code, catalog) {
        return check(code, example => {
            const all = Object.values(constants[catalog]);
            const prefix = findPrefix(example, all);
            return [...all, ...unknown].flatMap(value => ownFaults(example, prefix, value));
        });
    }

    function check(code, faults) {
        try {
            const example = compile(code);
            const { errors } = run(example);
            return [...new Set(errors.length > 0 ? errors : faults(example))];
        } catch (error) {
            return [describe(error)];
        }
    }

    // Sloppy only around the example, because `with` has to supply the names it leaves free.
    function compile(code) {
        return new Function('scope', `with (scope) { (function () { 'use strict';\n${code}\n})(); }`);
    }

    // A value reaches an example as the error itself, or as a detail behind another error.
    function findPrefix(example, subjects) {
        return [[], ...values.map(outer => [outer])].find(prefix =>
            subjects.some(value => reactingChannels(example, [...prefix, value]).length > 0));
    }

    function reactingChannels(example, args) {
        return run(example).channels.filter(channel => {
            const { reacted, errors } = run(example, channel, args);
            return reacted || errors.length > 0;
        });
    }

    function ownFaults(example, prefix, value) {
        const channels = prefix ? reactingChannels(example, [...prefix, value]) : [];
        const runs = channels.flatMap(channel => furtherArguments.map(
            more => run(example, channel, [...prefix, value, ...more])));
        const errors = runs.flatMap(({ errors }) => errors);
        const deaf = runs.length === 0 || runs.some(({ reacted, passedOn }) => !reacted || passedOn);
        return errors.length === 0 && deaf ? [`does not react to ${show(value)}`] : errors;
    }

    function strangerFaults(example, trigger) {
        const strangers = [...values, ...unknown]
            .flatMap(value => [[value], [value, trigger.at(-1)], [trigger[0], value]])
            .filter(args => !trigger.every((part, position) => part === args[position]));
        const runs = run(example).channels.flatMap(
            channel => strangers.map(args => ({ args, ...run(example, channel, args) })));
        const faults = runs.flatMap(({ errors }) => errors);
        const reacting = new Set(runs.filter(({ reacted }) => reacted).map(({ args }) => show(args)));
        if (reacting.size > 0) {
            const [first] = reacting;
            const rest = reacting.size > 1 ? ` and ${reacting.size - 1} more` : '';
            faults.push(`reacts also to ${first}${rest}`);
        }
        return faults;
    }

    // Installs the example, then delivers the arguments on the channel, if there is one.
    function run(example, channel, args) {
        world = { calls: 0, errors: [], installing: true, listeners: [], rejections: new Map(), timers: [] };
        attempt(() => example(scope));
        runJobs();
        world.installing = false;

        const { calls, listeners } = world;
        listeners.filter(listener => listener.channel === channel)
            .forEach(({ deliver }) => attempt(() => deliver(...args)));
        runJobs();
        world.timers.splice(0).forEach(attempt);
        runJobs();

        // To throw on what one does not handle is right behind a promise, and only there.
        const unhandled = [...world.rejections.values()];
        const passed = reason => channel?.endsWith('()') && reason === args[0];
        return {
            channels: [...new Set(listeners.map(listener => listener.channel))],
            errors: [...world.errors, ...unhandled.filter(reason => !passed(reason)).map(describe)],
            passedOn: unhandled.some(passed),
            reacted: world.calls > calls,
        };
    }

    function attempt(action) {
        try {
            action();
        } catch (error) {
            world.errors.push(describe(error));
        }
    }

    function fakeObject(name, { events: eventsName, listening, promising, plain }) {
        const known = Object.values(events[eventsName]);
        const listen = (event, deliver) => {
            world.calls += 1;
            if (!known.includes(event)) {
                throw new TypeError(`${name} has no event ${String(event)}`);
            }
            world.listeners.push({ channel: event, deliver });
        };
        // A promise made while the example is installed is one more way for an error to arrive.
        const promise = method => () => {
            world.calls += 1;
            if (!world.installing) {
                return Promise.resolve();
            }
            const channel = `${name}.${method}()`;
            return new Promise((_, deliver) => world.listeners.push({ channel, deliver }));
        };
        return Object.fromEntries([
            ...listening.map(method => [method, listen]),
            ...promising.map(method => [method, promise(method)]),
            ...plain.map(method => [method, () => { world.calls += 1; }]),
        ]);
    }

    // Whatever the reader's app has: it can be called, read, set and awaited.
    function fakeApp(name) {
        return new Proxy(() => {}, {
            apply() {
                world.calls += 1;
                return Promise.resolve(name);
            },
            get(_, key) {
                if (key === Symbol.toPrimitive) {
                    return () => name;
                }
                return key === 'then' || typeof key === 'symbol' ? undefined : fakeApp(`${name}.${key}`);
            },
            set() {
                world.calls += 1;
                return true;
            },
        });
    }

    function strict([name, object]) {
        const get = (_, key) => {
            if (!Object.hasOwn(object, key)) {
                throw new TypeError(`${name}.${String(key)} does not exist`);
            }
            return object[key];
        };
        return [name, new Proxy(object, { get })];
    }

    function setTimer(callback) {
        world.calls += 1;
        world.timers.push(callback);
    }

    const library = {
        ...Object.fromEntries(Object.entries({ ...constants, ...events }).map(strict)),
        ...Object.fromEntries(Object.entries(methods).map(([name, has]) => [name, fakeObject(name, has)])),
        setInterval: setTimer,
        setTimeout: setTimer,
    };
    const scope = new Proxy(library, {
        has: (_, name) => !(name in globalThis),
        get: (_, name) => typeof name === 'symbol' ? undefined : library[name] ?? fakeApp(name),
        set(_, name) {
            throw new ReferenceError(`${name} is not declared`);
        },
    });

    function describe(error) {
        return error instanceof Error
            ? `${error.name}: ${error.message}`
            : `unhandled rejection: ${show(error)}`;
    }

    function show(value) {
        return Array.isArray(value) ? value.map(show).join(' with ') : JSON.stringify(value) ?? 'undefined';
    }

    return { checkCatalog, checkError };
}
