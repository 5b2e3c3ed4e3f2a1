namespace Quorum.SemanticKernel;

/// <summary>
/// Checks plans before they run: functions exist, arguments are of the parameters' types, references point to earlier calls and known inputs, and
/// no result is left unused.
/// </summary>
internal sealed class PlanVerifier(PlannedFunctions functions, int maxCalls)
{
    /// <summary>Everything that is wrong; empty if the plan may run.</summary>
    public IReadOnlyList<PlanFault> Verify(Plan plan)
    {
        if (plan.Calls.Count == 0)
            return [new PlanFault(null, "The plan has no calls.")];
        if (plan.Calls.Count > maxCalls)
            return [new PlanFault(null, $"The plan has {plan.Calls.Count} calls; {maxCalls} are allowed.")];

        return [.. plan.Calls.SelectMany((call, i) => Verify(plan, call, i + 1).Select(reason => new PlanFault(i + 1, reason)))];
    }

    private IEnumerable<string> Verify(Plan plan, PlanCall call, int number)
    {
        if (functions.Find(call.Function) is not { } function)
            return [$"There is no function '{call.Function}'."];

        return
        [
            .. function.Parameters.Where(parameter => parameter.IsRequired && !call.Arguments.ContainsKey(parameter.Name)).Select(parameter => $"The argument '{parameter.Name}' is missing."),
            .. call.Arguments.Select(argument => Fault(plan, function, number, argument.Key, PlanArgument.Of(argument.Value))).OfType<string>(),
            .. IsIdle(plan, function, number) ? new[] { "Its result is not used." } : [],
        ];
    }

    private string? Fault(Plan plan, PlannedFunction function, int number, string name, PlanArgument argument)
    {
        if (function.Parameter(name) is not { } parameter)
            return $"'{function.Name}' has no parameter '{name}'.";
        if (argument.Call is { } earlier)
            return FaultOfReference(plan, number, parameter, earlier);
        if (argument.Input is { } input)
        {
            return !plan.Inputs.TryGetValue(input, out var schema) ? $"There is no input '{input}'."
                : Mismatch(parameter, JsonType.Of(schema), $"the input '{input}'");
        }

        return parameter.Type.Accepts(argument.Constant) ? null : $"'{name}' must be of the type {parameter.Type}, but is {argument}.";
    }

    private string? FaultOfReference(Plan plan, int number, PlannedParameter parameter, int earlier)
    {
        if (earlier < 1 || earlier >= number)
            return $"'{parameter.Name}' refers to the result of call {earlier}, which is not made before.";

        // A function that there is not is a fault of its own call.
        return functions.Find(plan.Calls[earlier - 1].Function) is not { } source ? null
            : source.Result is not { } result ? $"'{parameter.Name}' refers to the result of call {earlier}, but '{source.Name}' gives none."
            : Mismatch(parameter, result, $"the result of call {earlier}");
    }

    private static string? Mismatch(PlannedParameter parameter, JsonType given, string what) =>
        parameter.Type.Accepts(given) ? null : $"'{parameter.Name}' must be of the type {parameter.Type}, but {what} is of the type {given}.";

    private static bool IsIdle(Plan plan, PlannedFunction function, int number) =>
        number < plan.Calls.Count
        && !function.HasSideEffects
        && !plan.Calls.Skip(number).Any(later => later.Arguments.Values.Any(argument => PlanArgument.Of(argument).Call == number));
}
