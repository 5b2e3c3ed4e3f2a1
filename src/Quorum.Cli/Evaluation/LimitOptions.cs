using System.CommandLine;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary>The options that bound what a process draws.</summary>
internal sealed class LimitOptions
{
    private readonly Option<long?> _tokens = Numbers.Option<long>("--limit-tokens", "Start no more samples after so many output tokens. [default: no limit]", value => value > 0, "must be a whole number of at least 1");
    private readonly Option<double?> _minutes = Numbers.Option<double>("--limit-minutes", "Start no more samples after so many minutes. [default: no limit]", value => value is > 0 and < 1e6, "must be a number above 0");

    /// <summary>Gets the options, for the command that has them.</summary>
    public IReadOnlyList<Option> All => [_tokens, _minutes];

    public RunLimits Read(ParseResult result) => new()
    {
        Tokens = result.GetValue(_tokens),
        Time = result.GetValue(_minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
    };
}
