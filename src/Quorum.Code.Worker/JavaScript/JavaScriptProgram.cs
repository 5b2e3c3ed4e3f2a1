using System.Globalization;
using System.Text;
using Acornima;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Quorum.Code.Worker;

/// <summary>Runs a JavaScript program with Jint: an interpreter, within whose reach is nothing of .NET.</summary>
internal static class JavaScriptProgram
{
    // What Node allows by default.
    private const int MaxRecursion = 10_000;

    private const string FunctionElsewhere = """
        typeof Solution === 'function' && typeof Solution.prototype[__function] === 'function' ? (i => i[__function].bind(i))(new Solution())
            : typeof module.exports[__function] === 'function' ? module.exports[__function] : undefined
        """;

    private static readonly string _prelude = ReadPrelude();

    /// <summary>Has an engine ready, before the runner's clock starts.</summary>
    public static void WarmUp()
    {
        using Engine engine = CreateEngine(new JavaScriptHost());
        engine.Evaluate("JSON.stringify([1, 'a'].map(x => x + 1))");
    }

    /// <summary>Runs it and returns the function's value as JSON; an empty text for a program as a whole.</summary>
    /// <exception cref="ProgramException">It is not JavaScript, threw, or has no such function.</exception>
    public static string Run(ProgramRequest request)
    {
        var host = new JavaScriptHost();
        using Engine engine = CreateEngine(host);
        try
        {
            engine.Execute(Engine.PrepareScript(Encoding.UTF8.GetString(request.Program)));
            if (request.Function.Length > 0)
                return host.Json(Call(engine, request));
            while (host.Step())
            {
            }
            return "";
        }
        catch (ScriptPreparationException exception) when (exception.InnerException is ParseErrorException error)
        {
            throw new ProgramException(
                Reply.Errors, error.LineNumber.ToString(CultureInfo.InvariantCulture), (error.Column + 1).ToString(CultureInfo.InvariantCulture),
                "SyntaxError", error.Description ?? error.Message);
        }
        catch (JavaScriptExit exit) when (exit.Code == 0)
        {
            return "";
        }
        catch (JavaScriptExit exit)
        {
            throw ProgramException.Threw("exit code", exit.Code.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is JintException or InsufficientExecutionStackException)
        {
            Console.Error.WriteLine(exception is JavaScriptException error ? $"Uncaught {error.Error}\n{error.JavaScriptStackTrace}" : exception.Message);
            throw ProgramException.Threw(TypeOf(exception), exception.Message);
        }
        finally
        {
            host.Flush();
        }
    }

    private static JsValue Call(Engine engine, ProgramRequest request)
    {
        engine.SetValue("__arguments", Encoding.UTF8.GetString(request.Arguments));
        engine.SetValue("__function", request.Function);
        // A name declared with let or const is no property of the global object, so only evaluating it finds it.
        JsValue function = IsName(request.Function)
            ? engine.Evaluate($"typeof {request.Function} === 'function' ? {request.Function} : undefined")
            : JsValue.Undefined;
        if (!function.IsCallable())
            function = engine.Evaluate(FunctionElsewhere);
        if (!function.IsCallable())
            throw ProgramException.NoFunction(request.Function);
        engine.SetValue("__call", function);
        return engine.Evaluate("__call(...JSON.parse(__arguments))").UnwrapIfPromise();
    }

    private static Engine CreateEngine(JavaScriptHost host)
    {
        var engine = new Engine(options =>
        {
            options.Constraints.MaxExecutionStackCount = int.MaxValue;
            // The process itself is bound in time and memory; only the depth is better told here, as an error of the program.
            options.LimitRecursion(MaxRecursion);
        });
        host.Attach(engine);
        engine.Execute(_prelude);
        engine.Evaluate("delete globalThis.__host");
        return engine;
    }

    private static bool IsName(string text) =>
        !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$');

    private static string TypeOf(Exception exception) => exception switch
    {
        JavaScriptException { Error: { } error } when error.IsObject() && error.AsObject().Get("name") is JsString name => name.ToString(),
        RecursionDepthOverflowException => "RangeError",
        _ => "Error",
    };

    private static string ReadPrelude()
    {
        using Stream stream = typeof(JavaScriptProgram).Assembly.GetManifestResourceStream("prelude.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
