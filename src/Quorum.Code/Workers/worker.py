# Runs one Python program and ends. What runs here is trusted until the program is executed; the protocol is that of Frame.cs.
import sys
import os
import gc
import resource

# What LiveCodeBench imports before each program, in its order: programs written for it may leave their imports out.
_NAMES = ("string re datetime collections heapq bisect copy math random statistics itertools functools operator io sys json builtins typing").split()
_CHANNEL = 3


def _preamble():
    import importlib
    names = {}
    modules = {name: importlib.import_module(name) for name in _NAMES}
    for module in modules.values():
        for name in getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]:
            names[name] = getattr(module, name)
    names.update((name, module) for name, module in modules.items() if name not in ("builtins", "typing"))
    return names


def _read(count):
    data = b""
    while len(data) < count:
        part = os.read(_CHANNEL, count - len(data))
        if not part:
            os._exit(0)
        data += part
    return data


def _receive():
    body = _read(int.from_bytes(_read(4), "little"))
    parts = []
    while body:
        length = int.from_bytes(body[:4], "little")
        parts.append(body[4:4 + length])
        body = body[4 + length:]
    return parts


def _send(*parts):
    body = b"".join(len(part).to_bytes(4, "little") + part for part in (part.encode("utf-8", "replace") for part in parts))
    data = memoryview(len(body).to_bytes(4, "little") + body)
    while data:
        data = data[os.write(_CHANNEL, data):]


def _cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _plain(value):
    # JSON has neither tuples and sets, nor keys that are not text, nor infinities.
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) or type(value).__name__ == "deque":
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return [_plain(item) for item in sorted(value, key=lambda item: (type(item).__name__, item))]
    return value


def _open_with_input(open_file):
    # Standard input is a socket, which has no path of its own.
    def opener(file, *args, **keywords):
        return open_file(0 if file in ("/dev/stdin", "/dev/fd/0") else file, *args, **keywords)
    return opener


def _call(names, imported, function, arguments):
    import json
    target = names.get(function)
    if target is imported.get(function):
        target = None
    if isinstance(names.get("Solution"), type):
        target = getattr(names["Solution"](), function, target)
    if not callable(target):
        return ("errors", "0", "0", "function", "The program has no function named '" + function + "'.")
    return ("done", json.dumps(_plain(target(*json.loads(arguments)))))


def _run(source, function, arguments, names):
    import builtins
    import traceback
    try:
        code = compile(source, "program.py", "exec")
    except SyntaxError as error:
        return ("errors", str(error.lineno or 0), str(error.offset or 0), type(error).__name__, str(error.msg))
    except (ValueError, RecursionError) as error:
        return ("errors", "0", "0", type(error).__name__, str(error))
    except MemoryError as error:
        return ("memory", str(error))
    builtins.open = _open_with_input(builtins.open)
    imported = dict(names)
    names["__name__"] = "program" if function else "__main__"
    names["open"] = builtins.open
    try:
        exec(code, names)
        reply = _call(names, imported, function, arguments) if function else ("done", "")
        if "threading" in sys.modules:
            import threading
            for thread in threading.enumerate():
                if thread is not threading.main_thread() and not thread.daemon:
                    thread.join()
        return reply
    except SystemExit as end:
        if end.code in (None, 0, False):
            return ("done", "") if not function else ("exception", "SystemExit", "The program ended before the function returned.")
        if not isinstance(end.code, int):
            print(end.code, file=sys.stderr)
        return ("exception", "exit code", str(end.code))
    except MemoryError as error:
        return ("memory", str(error))
    except BaseException as error:
        names.clear()
        traceback.print_exc(limit=-20)
        return ("exception", type(error).__name__, str(error)[:2000])


def _main():
    import traceback
    import json
    names = _preamble()
    gc.collect()
    gc.freeze()
    sys.argv = ["program.py"]
    _send("ready", str(int(_cpu_seconds() * 1e6)))
    program, function, arguments, seconds = _receive()
    limit = int(_cpu_seconds()) + 1 + int(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    sys.setrecursionlimit(50000)
    reply = _run(program, function.decode(), arguments.decode(), names)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        pass
    _send(*reply)
    # Until the runner has looked at what this process has used, and ends it.
    os.read(_CHANNEL, 1)
    os._exit(0)


_main()
