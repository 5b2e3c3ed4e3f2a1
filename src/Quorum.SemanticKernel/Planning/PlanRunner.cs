using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>Runs a verified plan on a kernel, call by call.</summary>
internal sealed class PlanRunner(Kernel kernel, PlannedFunctions functions, Func<PlannedCall, CancellationToken, ValueTask<bool>>? approve)
{
    /// <summary>Makes the calls.</summary>
    /// <exception cref="PlanException">A call failed or was not approved.</exception>
    public async Task<PlanRun> RunAsync(Plan plan, IReadOnlyDictionary<string, object?> inputs, CancellationToken cancellationToken)
    {
        var results = new List<PlanCallResult>(plan.Calls.Count);
        for (var i = 0; i < plan.Calls.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var function = functions.Find(plan.Calls[i].Function)!;
            try
            {
                var call = ToCall(plan.Calls[i], i + 1, function, inputs, number => results[number - 1].Result.GetValue<object>());
                if (function.HasSideEffects && !(approve is not null && await approve(call, cancellationToken).ConfigureAwait(false)))
                    throw new PlanException(plan, i + 1, "was not approved.", results);

                var arguments = new KernelArguments(call.Arguments.ToDictionary(argument => argument.Key, argument => argument.Value));
                results.Add(new PlanCallResult(call, await kernel.InvokeAsync(function.Function, arguments, cancellationToken).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is not PlanException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                throw new PlanException(plan, i + 1, $"failed: {e.Message}", results, e);
            }
        }

        return new PlanRun(plan, results);
    }

    /// <summary>The calls as they would be made, with references where a value is not known before.</summary>
    public IReadOnlyList<PlannedCall> Preview(Plan plan, IReadOnlyDictionary<string, object?> inputs) =>
        [.. plan.Calls.Select((call, i) => ToCall(call, i + 1, functions.Find(call.Function)!, inputs, result: null))];

    private static PlannedCall ToCall(
        PlanCall call, int number, PlannedFunction function, IReadOnlyDictionary<string, object?> inputs, Func<int, object?>? result)
    {
        var values = call.Arguments.ToDictionary(argument => argument.Key, argument => Resolve(PlanArgument.Of(argument.Value), function.Parameter(argument.Key)!.ClrType));
        return new PlannedCall(number, function.Name, values, function.HasSideEffects);

        object? Resolve(PlanArgument argument, Type? type) => argument switch
        {
            { Call: { } earlier } => result is null ? new Pending(argument) : PlanValue.Convert(result(earlier), type),
            { Input: { } input } => PlanValue.Convert(inputs[input], type),
            _ => PlanValue.Convert(argument.Constant, type),
        };
    }

    /// <summary>A result that is not there yet.</summary>
    private sealed record Pending(PlanArgument Reference)
    {
        public override string ToString() => Reference.ToString();
    }
}
