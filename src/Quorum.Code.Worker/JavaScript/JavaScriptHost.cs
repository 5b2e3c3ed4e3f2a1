using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Quorum.Code.Worker;

/// <summary>What the prelude is given: standard input as a whole, standard output and error, and the end of the program.</summary>
internal sealed class JavaScriptHost
{
    private readonly StreamWriter _output = Open(Console.OpenStandardOutput());
    private readonly StreamWriter _error = Open(Console.OpenStandardError());
    private Engine _engine = null!;
    private ObjectInstance _host = null!;

    /// <summary>Offers itself to the prelude as <c>__host</c>.</summary>
    public void Attach(Engine engine)
    {
        _engine = engine;
        _host = new JsObject(engine);
        Add("readAll", _ => new JsString(ReadAll()));
        Add("write", arguments =>
        {
            (TypeConverter.ToNumber(arguments[0]) == 1 ? _output : _error).Write(TypeConverter.ToString(arguments[1]));
            return JsValue.Undefined;
        });
        Add("exit", arguments => throw new JavaScriptExit((int)TypeConverter.ToNumber(arguments[0])));
        engine.SetValue("__host", _host);
    }

    /// <summary>Does the next thing that the program has left to do; <see langword="false"/> once there is nothing.</summary>
    public bool Step() => _engine.Invoke(_host.Get("step")).AsBoolean();

    /// <summary>Writes a value as JSON.</summary>
    public string Json(JsValue value) => _engine.Invoke(_host.Get("toJson"), value).AsString();

    public void Flush()
    {
        _output.Flush();
        _error.Flush();
    }

    private void Add(string name, Func<JsValue[], JsValue> function) =>
        _host.Set(name, new ClrFunction(_engine, name, (_, arguments) => function(arguments)));

    private static string ReadAll()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        return reader.ReadToEnd();
    }

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(false), 1 << 16) { AutoFlush = false };
}
