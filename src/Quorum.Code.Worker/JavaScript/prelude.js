// What programs written for Node expect of their surroundings: console, process, and the modules fs and readline, as far as they concern
// standard input and output. The host gives: readAll, write, exit.
(function (global, host) {
    'use strict';

    function show(value, nested) {
        if (typeof value === 'string') return nested ? JSON.stringify(value).replace(/^"|"$/g, "'") : value;
        if (typeof value === 'bigint') return value + 'n';
        if (typeof value === 'function') return '[Function: ' + (value.name || 'anonymous') + ']';
        if (typeof value === 'symbol' || value === null || typeof value !== 'object') return String(Object.is(value, -0) ? '-0' : String(value));
        if (value instanceof Error) return value.stack || String(value);
        if (Array.isArray(value)) return value.length === 0 ? '[]' : '[ ' + value.map(item => show(item, true)).join(', ') + ' ]';
        if (value instanceof Set) return 'Set(' + value.size + ') {' + wrap([...value].map(item => show(item, true))) + '}';
        if (value instanceof Map)
            return 'Map(' + value.size + ') {' + wrap([...value].map(([key, item]) => show(key, true) + ' => ' + show(item, true))) + '}';
        return '{' + wrap(Object.keys(value).map(key => key + ': ' + show(value[key], true))) + '}';
    }

    function wrap(items) {
        return items.length === 0 ? '' : ' ' + items.join(', ') + ' ';
    }

    function format(values) {
        if (typeof values[0] === 'string' && values.length > 1 && values[0].includes('%')) {
            let next = 1;
            const text = values[0].replace(/%[sdifoOj%]/g, mark => {
                if (mark === '%%') return '%';
                if (next >= values.length) return mark;
                const value = values[next++];
                return mark === '%d' ? String(Number(value)) : mark === '%i' ? String(parseInt(value, 10)) : mark === '%f' ? String(parseFloat(value))
                    : mark === '%j' ? JSON.stringify(value) : show(value);
            });
            return [text, ...values.slice(next).map(value => show(value))].join(' ');
        }
        return values.map(value => show(value)).join(' ');
    }

    const print = stream => (...values) => host.write(stream, format(values) + '\n');
    global.console = { log: print(1), info: print(1), debug: print(1), error: print(2), warn: print(2), trace: print(2), assert() { } };

    // Input is at hand as a whole, so listeners are called with it once the program itself has run.
    const pending = [];
    let input;
    const readAll = () => input === undefined ? input = host.readAll() : input;

    function source() {
        const listeners = { data: [], end: [], line: [], close: [], readable: [] };
        return {
            listeners,
            on(event, listener) {
                (listeners[event] = listeners[event] || []).push(listener);
                return this;
            },
        };
    }

    const stdin = source();
    Object.assign(stdin, {
        fd: 0, isTTY: false, setEncoding() { return this; }, resume() { return this; }, pause() { return this; }, once: stdin.on, addListener: stdin.on,
        read() { const text = stdin.done ? null : readAll(); stdin.done = true; return text; },
    });
    pending.push(() => {
        stdin.listeners.readable.forEach(listener => listener());
        if (stdin.listeners.data.length > 0) stdin.listeners.data.forEach(listener => listener(readAll()));
        stdin.listeners.end.forEach(listener => listener());
    });

    const lines = () => {
        const all = readAll().split('\n').map(line => line.replace(/\r$/, ''));
        if (all[all.length - 1] === '') all.pop();
        return all;
    };
    const readline = {
        createInterface() {
            const reader = source();
            const rest = [];
            let read = false;
            const next = () => { if (!read) { read = true; rest.push(...lines()); } return rest.shift(); };
            Object.assign(reader, {
                once: reader.on, addListener: reader.on, setPrompt() { }, prompt() { },
                close() { rest.length = 0; read = true; },
                question(text, answer) { host.write(1, text); const line = next(); if (line !== undefined) pending.push(() => answer(line)); },
                async *[Symbol.asyncIterator]() { for (let line = next(); line !== undefined; line = next()) yield line; },
            });
            pending.push(() => {
                if (reader.listeners.line.length > 0)
                    for (let line = next(); line !== undefined; line = next()) reader.listeners.line.forEach(listener => listener(line));
                reader.listeners.close.forEach(listener => listener());
            });
            return reader;
        },
    };

    const isInput = path => path === 0 || path === '/dev/stdin' || path === stdin.fd;
    const fs = {
        readFileSync(path, options) {
            if (!isInput(path)) throw new Error("ENOENT: no such file or directory, open '" + path + "'");
            const text = readAll();
            return options ? text : { toString: () => text, length: text.length, split: (...args) => text.split(...args), trim: () => text.trim() };
        },
        writeFileSync(path, text) {
            if (path !== 1 && path !== '/dev/stdout') throw new Error("EROFS: read-only file system, open '" + path + "'");
            host.write(1, String(text));
        },
        writeSync(stream, text) { host.write(stream, String(text)); },
    };
    const modules = { fs, readline, os: { EOL: '\n' }, util: { format: (...values) => format(values), inspect: value => show(value, true) } };
    global.require = name => {
        const module = modules[name.replace(/^node:/, '')];
        if (!module) throw new Error("Cannot find module '" + name + "'");
        return module;
    };
    global.process = {
        stdin, argv: ['node', 'program.js'], env: {}, platform: 'linux', exitCode: undefined,
        stdout: { isTTY: false, write(text) { host.write(1, String(text)); return true; } },
        stderr: { isTTY: false, write(text) { host.write(2, String(text)); return true; } },
        exit(code) { host.exit(code === undefined ? 0 : Number(code)); },
        on() { return this; }, nextTick(action, ...args) { Promise.resolve().then(() => action(...args)); },
        hrtime: Object.assign(() => [0, 0], { bigint: () => 0n }), memoryUsage: () => ({ heapUsed: 0 }), cwd: () => '/sandbox/work',
    };
    global.module = { exports: {} };
    global.exports = global.module.exports;
    global.globalThis = global;

    // Timers run in the order of their times, without waiting.
    let now = 0, timers = [], timerId = 0;
    const setTimer = (action, delay, args, repeat) => {
        timers.push({ id: ++timerId, at: now + Math.max(0, Number(delay) || 0), action, args, repeat });
        return timerId;
    };
    global.setTimeout = (action, delay, ...args) => setTimer(action, delay, args);
    global.setImmediate = (action, ...args) => setTimer(action, 0, args);
    global.setInterval = (action, delay, ...args) => setTimer(action, delay, args, Math.max(1, Number(delay) || 0));
    global.clearTimeout = global.clearInterval = global.clearImmediate = id => { timers = timers.filter(timer => timer.id !== id); };
    global.queueMicrotask = action => { Promise.resolve().then(action); };

    // Takes the next thing that is left to do; false once there is nothing.
    host.step = () => {
        if (pending.length > 0) {
            pending.shift()();
            return true;
        }
        if (timers.length === 0) return false;
        const timer = timers.reduce((first, other) => other.at < first.at ? other : first);
        timers = timers.filter(other => other !== timer);
        now = timer.at;
        if (timer.repeat) timers.push({ ...timer, at: now + timer.repeat });
        timer.action(...timer.args);
        return true;
    };

    // NaN and the infinities as text, as the other languages write them; the rest as JSON has it.
    host.toJson = value => {
        const text = JSON.stringify(value, (key, item) => typeof item === 'number' && !Number.isFinite(item) ? String(item)
            : typeof item === 'bigint' ? JSON.rawJSON ? JSON.rawJSON(item.toString()) : Number(item)
            : item instanceof Set ? [...item] : item instanceof Map ? Object.fromEntries(item) : item);
        return text === undefined ? 'null' : text;
    };
})(globalThis, __host);
