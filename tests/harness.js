// Plays the examples of the spec against a fake lib-jitsi-meet. Evaluates to a function that takes
// what `fakes.js` evaluates to, the constants, and a function that runs all pending promise jobs.
// Each check returns a list of faults.
(makeLibrary, constants, runJobs) => {
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
    // What becomes of knocking at the lobby.
    const knocks = [
        () => Promise.resolve(),
        () => Promise.reject('general'),
        () => Promise.reject(),
    ];
    // One failure can be reported twice: the second report, by the first.
    const { PASSWORD_REQUIRED, CONNECTION_DROPPED_ERROR, OTHER_ERROR }
        = constants['JitsiMeetJS.errors.connection'] ?? {};
    const repeated = new Map([
        [PASSWORD_REQUIRED, CONNECTION_DROPPED_ERROR],
        [OTHER_ERROR, OTHER_ERROR],
    ].filter(([first]) => first));
    const makeWorldsLibrary = makeLibrary(
        Object.fromEntries(Object.entries(constants).filter(([name]) => !name.endsWith('.toml'))));

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
        const runs = channels.flatMap(channel => furtherArguments.flatMap(more => knocks.map(
            knock => run(example, channel, [...prefix, value, ...more], { knock, again: true }))));
        const errors = runs.flatMap(({ errors, unfinished }) => [...errors, ...unfinished]);
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
    function run(example, channel, args, { knock = knocks[0], again = false } = {}) {
        world = newWorld(channel, args, knock);
        const library = makeWorldsLibrary(world);
        attempt(() => example(newScope(library)));
        runJobs();
        world.installing = false;

        const before = world.arrived ?? world.calls;
        if (channel) {
            deliver(channel, args);
        }
        const reacted = world.calls > before;
        if (again && repeated.has(args[0])) {
            const [second, calls] = [repeated.get(args[0]), world.calls];
            deliver(channel, [second]);
            if (world.calls > calls) {
                world.fault(`reacts to ${show(second)} again, right after ${show(args[0])}`);
            }
        }

        // To throw on what one does not handle is right behind a call or a promise, and only there.
        const unhandled = [...world.rejections.values()];
        return {
            channels: [...world.channels.keys()],
            errors: [...world.errors, ...unhandled.filter(reason => !isPassedOn(reason)).map(describe)],
            passedOn: world.passedOn || unhandled.some(isPassedOn),
            reacted,
            unfinished: [
                ...world.verifying.size > 0 && args?.[0] !== 'e2ee.sas.channel-verification-failed'
                    ? ['leaves a failed verification on record'] : [],
                ...world.requested.size > 0 ? ['leaves a failed request on record'] : [],
            ],
        };
    }

    function deliver(channel, args) {
        attempt(() => world.channels.get(channel)?.(...args));
        runJobs();
        for (let left = 100; world.timers.length > 0; left -= 1) {
            if (left === 0) {
                world.fault('sets one timer after another without an end');
                break;
            }
            world.timers.sort((one, other) => one.due - other.due);
            const { callback, due } = world.timers.shift();
            world.now = due;
            attempt(callback);
            runJobs();
        }
    }

    // What the fake library reports of a run, and its state.
    function newWorld(channel, args, knock) {
        return {
            calls: 0,
            channels: new Map(),
            echoes: 0,
            errors: [],
            gone: false,
            installing: true,
            now: 0,
            passedOn: false,
            rejections: new Map(),
            requested: new Map(),
            timers: [],
            verifying: new Set(),
            knock,
            // A way for an error to arrive; without a function it arrives in a call.
            listen(name, callback = () => {}) {
                this.channels.set(name, callback);
            },
            arriving(name) {
                if (name === channel) {
                    this.arrived ??= this.calls;
                    return args;
                }
            },
            // What the example may pass on if it does not handle it.
            pass(reason) {
                this.reason = reason;
                return reason;
            },
            echo() {
                this.echoes += 1;
                if (this.echoes > 3) {
                    throw new RangeError('answers its own call without an end');
                }
            },
            fault(text) {
                this.errors.push(text);
            },
            later(callback, delay) {
                this.timers.push({ callback, due: this.now + (delay ?? 0) });
            },
        };
    }

    function isPassedOn(reason) {
        return 'reason' in world && reason === world.reason;
    }

    function attempt(action) {
        try {
            action();
        } catch (error) {
            if (isPassedOn(error)) {
                world.passedOn = true;
            } else {
                world.errors.push(describe(error));
            }
        }
    }

    // Whatever the reader's app has: it can be called, read, set and awaited.
    function fakeApp(name) {
        return new Proxy(() => {}, {
            apply() {
                world.calls += 1;
                if (name === 'showMessage' && world.gone && world.now >= 5000) {
                    world.fault('shows its message only after waiting for a room that is gone');
                }
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

    function newScope(library) {
        const timer = (callback, delay) => {
            world.calls += 1;
            world.later(callback, delay);
        };
        const names = { ...library, setInterval: timer, setTimeout: timer };
        return new Proxy(names, {
            has: (_, name) => !(name in globalThis),
            get(_, name) {
                if (typeof name === 'symbol' || Object.hasOwn(names, name)) {
                    return names[name];
                }
                // Functions are the app's. Constants and classes are the library's, and it exports
                // nothing but `JitsiMeetJS`.
                if (/^[A-Z]/.test(name)) {
                    throw new ReferenceError(`${name} is not declared`);
                }
                return fakeApp(name);
            },
            set(_, name) {
                throw new ReferenceError(`${name} is not declared`);
            },
        });
    }

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
