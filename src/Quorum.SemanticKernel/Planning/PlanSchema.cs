using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.SemanticKernel;

/// <summary>The JSON schema of plans over given functions, for engines that bind what they write to one.</summary>
internal static class PlanSchema
{
    public static JsonElement For(PlannedFunctions functions, int maxCalls)
    {
        var calls = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. functions.All.Select(Call)]) },
            ["minItems"] = 1,
            ["maxItems"] = maxCalls,
        };
        return JsonElement.Parse(Closed(new JsonObject { ["calls"] = calls }, ["calls"]).ToJsonString());
    }

    private static JsonObject Call(PlannedFunction function)
    {
        var arguments = new JsonObject();
        foreach (var parameter in function.Parameters)
            arguments[parameter.Name] = Argument(parameter);
        return Closed(
            new JsonObject
            {
                ["function"] = new JsonObject { ["const"] = function.Name },
                ["arguments"] = Closed(arguments, function.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name)),
            },
            ["function", "arguments"]);
    }

    // A constant, or a reference to a result or an input.
    private static JsonObject Argument(PlannedParameter parameter) => new()
    {
        ["anyOf"] = new JsonArray(parameter.Type.ToSchema(), new JsonObject { ["type"] = "string", ["pattern"] = "^\\$[A-Za-z0-9_]+$" }),
    };

    private static JsonObject Closed(JsonObject properties, IEnumerable<string> required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        ["additionalProperties"] = false,
    };
}
