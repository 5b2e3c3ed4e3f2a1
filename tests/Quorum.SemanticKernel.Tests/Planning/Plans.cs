namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>Plans in short: <c>add(a: $1, b: 2)</c> becomes a call of <c>shop-add</c> with these arguments, which are JSON but for references.</summary>
internal static class Plans
{
    public static Plan Parse(params string[] calls) => Plan.FromJson(Json(calls));

    public static string Json(params string[] calls) => $"{{\"calls\":[{string.Join(',', calls.Select(Call))}]}}";

    private static string Call(string call)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var arguments = call[(open + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Split(": "))
            .Select(pair => $"\"{pair[0]}\":{(pair[1].StartsWith('$') ? $"\"{pair[1]}\"" : pair[1])}");
        return $"{{\"function\":\"shop-{call[..open]}\",\"arguments\":{{{string.Join(',', arguments)}}}}}";
    }
}
