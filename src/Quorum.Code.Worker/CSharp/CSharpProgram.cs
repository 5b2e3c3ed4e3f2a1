using System.Reflection;
using System.Text;

namespace Quorum.Code.Worker;

/// <summary>Runs an assembly that the compiler has made of a C# program.</summary>
internal static class CSharpProgram
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Has ready what every program needs, before the runner's clock starts.</summary>
    public static void WarmUp()
    {
        JsonWriter.Write(JsonValues.Read(new JsonReader("[1]"), typeof(int[])));
    }

    /// <summary>Runs it and returns the function's value as JSON; an empty text for a program as a whole.</summary>
    /// <exception cref="ProgramException">It threw, or has no such function.</exception>
    public static string Run(ProgramRequest request)
    {
        Assembly assembly = Assembly.Load(request.Program);
        try
        {
            if (request.Function.Length == 0)
                return RunWhole(assembly);
            return JsonWriter.Write(Call(assembly, request.Function, new JsonReader(Encoding.UTF8.GetString(request.Arguments))));
        }
        catch (Exception exception) when (exception is not (ProgramException or OutOfMemoryException))
        {
            Console.Error.WriteLine(exception);
            throw ProgramException.Threw(exception.GetType().FullName ?? exception.GetType().Name, exception.Message);
        }
    }

    private static string RunWhole(Assembly assembly)
    {
        MethodInfo main = assembly.EntryPoint ?? throw ProgramException.NoFunction("Main");
        object? result = Invoke(main, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        Console.Out.Flush();
        return result is int code and not 0 ? throw ProgramException.Threw("exit code", code.ToString(System.Globalization.CultureInfo.InvariantCulture)) : "";
    }

    private static object? Call(Assembly assembly, string function, JsonReader arguments)
    {
        int count = arguments.Count();
        MethodInfo method = FindMethod(assembly, function, count);
        ParameterInfo[] parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        arguments.Enter();
        for (var i = 0; i < values.Length; i++)
            values[i] = i < count && arguments.HasItem() ? JsonValues.Read(arguments, parameters[i].ParameterType) : parameters[i].DefaultValue;
        object? instance = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!, nonPublic: true);
        object? result = Invoke(method, instance, values);
        if (result is not Task task)
            return result;
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    private static object? Invoke(MethodInfo method, object? instance, object?[] values) =>
        method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, values, culture: null);

    // The name decides, then the number of arguments, then the order in the source.
    private static MethodInfo FindMethod(Assembly assembly, string name, int count) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Declared))
        .Where(method => IsNamed(method, name) && !method.IsAbstract && !method.ContainsGenericParameters)
        .OrderBy(method => Math.Abs(method.GetParameters().Length - count))
        .FirstOrDefault() is { } found && Accepts(found, count) ? found : throw ProgramException.NoFunction(name);

    // A function within the statements at the top gets a name like <<Main>$>g__Solve|0_0.
    private static bool IsNamed(MethodInfo method, string name) => method.Name == name || method.Name.Contains($">g__{name}|", StringComparison.Ordinal);

    private static bool Accepts(MethodInfo method, int count) =>
        method.GetParameters() is var parameters && parameters.Length >= count && parameters.Skip(count).All(parameter => parameter.HasDefaultValue);
}
