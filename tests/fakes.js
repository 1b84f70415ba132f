// A fake lib-jitsi-meet that behaves as upstream does, as far as the examples of the spec use it.
// Evaluates to a function that takes the constants ({ 'JitsiMeetJS.errors.conference': { ICE_FAILED:
// 'conference.iceFailed', … }, … }), and gives a function that makes the library for one world:
// one run of one example. Calling what is not here is a TypeError, as it is in a browser.
constants => world => {
    const events = {
        conference: {
            AUDIO_TRANSLATION_FAILED: 'conference.audio_translation_failed',
            CONFERENCE_ERROR: 'conference.error',
            CONFERENCE_FAILED: 'conference.failed',
            E2EE_VERIFICATION_COMPLETED: 'conference.e2ee.verification.completed',
            RECORDER_STATE_CHANGED: 'conference.recorderStateChanged',
        },
        connection: { CONNECTION_FAILED: 'connection.connectionFailed' },
    };
    const {
        AUDIO_TRANSLATION_FAILED,
        CONFERENCE_FAILED,
        E2EE_VERIFICATION_COMPLETED,
        RECORDER_STATE_CHANGED,
    } = events.conference;
    const participant = 'a1b2c3d4';

    const listeners = [];
    const emit = (event, ...args) => listeners
        .filter(listener => listener.event === event)
        .forEach(({ callback }) => callback(...args));

    // How each event hands an error on. Where nothing comes of it, the error and the arguments
    // follow each other.
    const deliveries = {
        [AUDIO_TRANSLATION_FAILED]: (error, ...more) => {
            if (more.length > 0) {
                return [{ endpointIds: [], error, requests: undefined }]; // it came too late
            }
            world.requested.set(participant, 'de').set('00112233', 'fr');
            const endpointIds = [...world.requested.keys()];
            return [{ endpointIds, error, requests: Object.fromEntries(world.requested) }];
        },
        [CONFERENCE_FAILED]: (error, ...more) => {
            const { CONFERENCE_ACCESS_DENIED, CONFERENCE_DESTROYED }
                = constants['JitsiMeetJS.errors.conference'] ?? {};
            world.gone = error !== undefined
                && [CONFERENCE_ACCESS_DENIED, CONFERENCE_DESTROYED].includes(error);
            return [error, ...more];
        },
        [E2EE_VERIFICATION_COMPLETED]: error => {
            if (error === null || error === undefined) {
                return [participant, true];
            }
            world.verifying.add(participant);
            return [participant, false, error];
        },
        [RECORDER_STATE_CHANGED]: error => [{
            getError: () => error ?? undefined,
            getID: () => undefined,
            getMode: () => 'file',
            getStatus: () => '',
        }],
    };

    // What a promise of each kind is rejected with.
    const rejections = {
        bare: error => error,
        message: error => new Error(error),
        track: (error, ...more) => {
            const reason = new Error('something about a device');
            if (error !== null && error !== undefined) {
                reason.name = error;
            }
            if (more.length > 0) {
                const browsers = { name: 'SomeError', message: 'why', constraint: 'deviceId' };
                reason.gum = { error: browsers, constraints: {}, devices: ['audio', 'video'] };
            }
            return reason;
        },
    };

    function emitter(name, eventsName) {
        const known = Object.values(events[eventsName]);
        const on = (event, callback) => {
            world.calls += 1;
            if (!known.includes(event)) {
                throw new TypeError(`${name} has no event ${String(event)}`);
            }
            listeners.push({ event, callback });
            const delivery = deliveries[event] ?? ((...args) => args);
            world.listen(event, (...args) => emit(event, ...delivery(...args)));
        };
        // It does nothing that a user would see.
        const off = (event, callback) => {
            const at = listeners.findIndex(it => it.event === event && it.callback === callback);
            if (at >= 0) {
                listeners.splice(at, 1);
            }
        };
        return { addEventListener: on, removeEventListener: off };
    }

    // A promise made while the example is installed is one more way for an error to arrive.
    const promising = (channel, kind, later = () => Promise.resolve()) => () => {
        world.calls += 1;
        if (!world.installing) {
            return later();
        }
        return new Promise((_, reject) => {
            world.listen(`${channel}()`, (...args) => reject(world.pass(rejections[kind](...args))));
        });
    };

    // A call that fails at once, or gives what it is asked for.
    const failing = (channel, fail, result) => () => {
        world.calls += 1;
        world.listen(`${channel}()`);
        const args = world.arriving(`${channel}()`);
        return args ? fail(new Error(args[0])) : result;
    };

    const plain = () => {
        world.calls += 1;
    };

    const leave = () => new Promise(resolve => {
        // Nobody answers any more in a room that was destroyed, nor in a lobby after a kick.
        world.gone ? world.later(resolve, 5000) : resolve();
    });

    const room = emitter('room', 'conference');
    Object.assign(room, {
        addTrack: promising('room.addTrack', 'track'),
        clearTranslation() {
            world.calls += 1;
            world.requested.clear();
        },
        createVideoSIPGWSession: failing(
            'room.createVideoSIPGWSession', error => error, { start: plain, stop: plain }),
        getParticipantById: id => (id === participant ? {} : undefined),
        join: plain,
        joinLobby: promising('room.joinLobby', 'bare', () => world.knock()),
        leave: promising('room.leave', 'bare', leave),
        lock: promising('room.lock', 'bare'),
        markParticipantVerified(id, isVerified) {
            world.calls += 1;
            if (!isVerified) {
                world.verifying.delete(id);
                world.echo();
                const echo = 'e2ee.sas.channel-verification-failed';
                emit(E2EE_VERIFICATION_COMPLETED, id, false, echo);
            }
        },
        off: room.removeEventListener,
        on: room.addEventListener,
        replaceTrack: promising('room.replaceTrack', 'track'),
        setDisplayName: plain,
        setParticipantTranslationLanguage(id, language) {
            world.calls += 1;
            if (language && world.requested.get(id) === language) {
                world.fault('asks for a translation that is on record, so nothing is sent');
            }
            world.requested.delete(id);
        },
        startVerification(id) {
            world.calls += 1;
            if (world.verifying.has(id)) {
                world.fault('starts a verification while one is on record, so nothing happens');
            }
        },
        unlock: promising('room.unlock', 'bare'),
    });

    const connection = emitter('connection', 'connection');
    Object.assign(connection, {
        connect: plain,
        disconnect: promising('connection.disconnect', 'bare'),
    });

    const JitsiMeetJS = {
        events: Object.fromEntries(Object.entries(events).map(
            ([name, object]) => [name, strict(`JitsiMeetJS.events.${name}`, object)])),
        addGlobalLogTransport(transport) {
            world.calls += 1;
            world.listen('log.error', error => transport.error(
                '2026-11-20T12:00:00.000Z', '[ERROR]', '[e2ee:OlmAdapter]',
                `Failed to establish Olm session with ${participant}:`, new Error(error)));
        },
        createLocalTracks: promising('JitsiMeetJS.createLocalTracks', 'track'),
        createLocalTracksFromMediaStreams: failing(
            'JitsiMeetJS.createLocalTracksFromMediaStreams',
            error => {
                throw world.pass(error);
            },
            [{}]),
    };

    const library = {
        JitsiMeetJS,
        connection,
        olmAdapter: { _sendSessionInit: promising('olmAdapter._sendSessionInit', 'message') },
        room,
        track: { unmute: promising('track.unmute', 'track') },
    };
    // `JitsiMeetJS.errors.conference`, and then what is in it: `….AUTH_ERROR_TYPES`. A copy, since
    // the constants are those of all runs.
    Object.entries(constants).forEach(([name, object]) => {
        const path = name.split('.');
        const last = path.pop();
        const owner = path.reduce((inner, part) => inner[part] ??= {}, library);
        owner[last] = strict(name, { ...object });
    });
    return library;

    function strict(name, object) {
        const get = (_, key) => {
            if (!Object.hasOwn(object, key)) {
                throw new TypeError(`${name}.${String(key)} does not exist`);
            }
            return object[key];
        };
        return new Proxy(object, { get });
    }
}
